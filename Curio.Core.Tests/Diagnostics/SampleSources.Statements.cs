namespace Curio.Tests.Diagnostics;

internal static partial class SampleSources
{
    public const string Statements = """
        using System;
        using System.Threading.Tasks;
        using Curio.Tests.Diagnostics;

        #pragma warning disable CS0162, CS1998, CS0164

        public static class Statements
        {
            public static async Probe One() => await Gate.At();

            public static async Probe Row()
            {
                int a = await Gate.At(); int b = await Gate.At();
                int sum = await Gate.At() + await Gate.At(await Gate.At(await Gate.At())) * await Gate.At();
                if (await Gate.At() == 1 && await Gate.At(0) == 1 || await Gate.At() is 1 or 2) { await Gate.At(); } else { await Gate.At(); }
            }

            public static async Probe Loops()
            {
                for (int i = await Gate.At(0); i < 3; i += await Gate.At())
                {
                    await Gate.At();
                    if (i == 1)
                    {
                        continue;
                    }

                    await Gate.At();
                }

                int left = 2;
                while (await Gate.At(left) > 0)
                {
                    left -= await Gate.At();
                }

                do
                {
                    left++;
                    await Gate.At();
                }
                while (await Gate.At(left) < 2);

                foreach (int item in new[] { await Gate.At(), await Gate.At() })
                {
                    await Gate.At(item);
                }
            }

            public static async Probe Spread()
            {
                int line = Gate.Here() + 1;
                await Gate.At(
                    await Gate.At(line: line)
                    + await Gate.At(line: line),
                    line: line);
            }

            public static async Probe Unreachable()
            {
                if (false)
                {
                    await Gate.At();
                }

                await Gate.At();
                const bool Never = false;
                if (Never) await Gate.At();
                await Gate.At();
                do { continue; await Gate.At(); } while (await Gate.At(0) > 0);
                await Gate.At();
                return;
                await Gate.At();
            }

            public static async Probe Failures()
            {
                try
                {
                    await Gate.At();
                    await Gate.Fail();
                    await Gate.At();
                }
                catch (InvalidOperationException e) when (e.Message.Length > 0)
                {
                    await Gate.At();
                }
                finally
                {
                    await Gate.At();
                }

                try
                {
                    try
                    {
                        await Gate.Fail();
                    }
                    finally
                    {
                        await Gate.At();
                    }
                }
                catch
                {
                    try { await Gate.Fail(); } catch { await Gate.At(); } finally { await Gate.At(); }
                    await Gate.At();
                }

                await Gate.At();
            }

            public static async Probe Choices()
            {
                switch (await Gate.At(2))
                {
                    case 1:
                        await Gate.At();
                        break;
                    case 2 when await Gate.At() == 1:
                        await Gate.At();
                        goto default;
                    default:
                        await Gate.At();
                        break;
                }

                int value = await Gate.At(3) switch { 1 => await Gate.At(), _ => await Gate.At() };
                goto end;
            end:
                value += value > 0 ? await Gate.At() : await Gate.At();
                string text = $"{await Gate.At()} and {await Gate.At()}";
                lock (text) { }
                await Gate.At();
            }

            public static async Probe Resources()
            {
                await using (GateResource first = new GateResource())
                {
                    await Gate.At();
                }

                await using (new GateResource())
                {
                    value++;
                }

                await using (GateResource outer = new GateResource())
                await using (GateResource inner = new GateResource())
                {
                    await Gate.At();
                    value++;
                }

                await using GateResource second = new GateResource();
                await using (Gate.Value())
                {
                    await Gate.At();
                }

                await using GateValue third = Gate.Value();
                GateResource written = new GateResource(line: Gate.Here() + 1);
                await written.DisposeAsync();
                await Gate.At();
            }

            public static async Probe Sequences()
            {
                await foreach (int item in Gate.Items())
                {
                    await Gate.At();
                }

                await foreach (int item in Gate.Items(3))
                {
                    if (item == 1) { break; }
                }

                await Gate.At();
            }

            public static async Probe Inside()
            {
                Func<Probe> lambda = async () => { await Gate.At(); value++; };
                await lambda();
                int captured = 1;
                Func<int, Probe> closure = async x =>
                {
                    await Gate.At(x + captured);
                };
                await closure(1);
                await Static();
                await Capturing();
                await Generic("text");

                static async Probe Static() => await Gate.At();

                async Probe Capturing()
                {
                    captured++;
                    await Gate.At(captured);
                }

                async Probe Generic<T>(T item)
                {
                    await Gate.At();
                    value += item?.ToString()?.Length ?? 0;
                    await Gate.At();
                }
            }

            public static async Probe Generics()
            {
                await Box<int>.Open(1);
                await Box<string>.Open("");
                await new Box<string>.Lid<int>().Close("", 2);
                await Twice(1, "");
                await new Implemented<int>().AsContract(1);
            }

            public static async Probe Twice<T, U>(T first, U second)
            {
                await Gate.At();
                (T, U) both = (first, second);
                await Gate.At();
                GC.KeepAlive(both);
            }

            private static int value;
        }

        public static class Box<T>
        {
            public static async Probe Open(T item)
            {
                await Gate.At();
                GC.KeepAlive(item);
                await Gate.At();
            }

            public sealed class Lid<U>
            {
                private U? last;

                public async Probe Close<V>(T first, V second)
                {
                    await Gate.At();
                    last = default;
                    GC.KeepAlive((first, second, last));
                    await Gate.At();
                }
            }
        }

        public interface IContract<T>
        {
            Probe Do(T item);
        }

        public sealed class Implemented<T> : IContract<T>
        {
            async Probe IContract<T>.Do(T item)
            {
                await Gate.At();
                GC.KeepAlive(item);
            }

            public Probe AsContract(T item) => ((IContract<T>)this).Do(item);
        }
        """;
}
