namespace Curio.Tests.Diagnostics;

/// <summary>Programs whose suspensions are compared with the lines that the compiler itself reports.</summary>
internal static partial class SampleSources
{
    public const string Iterators = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Curio.Tests.Diagnostics;

        #pragma warning disable CS0162

        public static class Iterators
        {
            public static async IAsyncEnumerable<int> Mixed()
            {
                await Gate.At();
                yield return Gate.Here();
                yield return Gate.Here(); await Gate.At(); yield return Gate.Here();
                if (false)
                {
                    await Gate.At();
                    yield return Gate.Here();
                }

                for (int i = 0; i < 2; i++)
                {
                    yield return Gate.Here();
                    await Gate.At();
                }

                await using (GateResource resource = new GateResource())
                {
                    yield return Gate.Here();
                }

                try
                {
                    yield return Gate.Here();
                    await Gate.At();
                }
                finally
                {
                    await Gate.At();
                }

                yield return await Gate.At(Gate.Here());
                await foreach (int item in Gate.Items())
                {
                    yield return Gate.Here();
                }

                if (await Gate.At() == 1)
                {
                    yield break;
                }

                yield return -1;
            }

            public static async IAsyncEnumerator<T> Repeated<T>(T item)
            {
                yield return item;
                await Gate.At();
                yield return item;
            }
        }
        """;

    public const string TopLevel = """
        using Curio.Tests.Diagnostics;

        await Gate.At();
        await Greet();
        await Gate.At();

        static async Probe Greet()
        {
            await Gate.At();
        }
        """;

    public const string Starts = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Curio.Tests.Diagnostics;

        #pragma warning disable CS1998

        public abstract class Starts
        {
            public static async Probe Block()
            {
                int first = 1;
                await Gate.At(first);
            }

            public static async Probe Arrow() => await Gate.At();

            public static async Probe Loop()
            {

                for (int i = 0; i < 1; i++)
                {
                    await Gate.At();
                }
            }

            public static async Task Plain(int argument)
            {
                // A comment first.
                if (argument > 0)
                {
                    await Gate.At();
                }
            }

            public static async IAsyncEnumerable<int> Iterator()
            {
                await Gate.At();
                yield return 1;
            }

            public static IEnumerable<int> Synchronous()
            {
                yield return 1;
            }

            public static int Ordinary()
            {
                return 1;
            }

            public static async Probe Empty()
            {
            }

            public abstract Task None();
        }
        """;
}
