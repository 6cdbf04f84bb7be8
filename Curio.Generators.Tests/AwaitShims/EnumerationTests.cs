using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.AwaitShims;

/// <summary><c>foreach</c> beside <c>await foreach</c>.</summary>
public class EnumerationTests
{
    [Fact]
    public void A_pattern_of_coroutines() => GeneratorRun.Of("""
        [AwaitShims]
        partial class Numbers<T>(T first)
        {
            public async Coro<int> CountAsync() => 2;
            /// <summary>The numbers.</summary>
            public Steps GetAsyncEnumerator() => new(first);
            public sealed class Steps(T first)
            {
                private int _left = 2;
                public List<string> Log { get; } = [];
                public (T? Value, int Left) Current => (first, _left);
                public async Coro<bool> MoveNextAsync() { await Coro.Sleep(TimeSpan.Zero); return _left-- > 0; }
                public async Coro DisposeAsync() => Probe.Disposed = true;
            }
        }
        static class Probe
        {
            public static bool Disposed { get; set; }
            public static string Run()
            {
                string text = "";
                foreach (var (value, left) in new Numbers<string>("a")) { text += value + left; }
                Disposed = false;
                foreach (var each in new Numbers<string>("b")) { text += each.Value; break; }
                return text + Disposed;
            }
        }
        """).Compiles().Matches().Yields("a1a0bTrue");

    [Fact]
    public void An_async_iterator_is_run_on_the_kernel() => GeneratorRun.Of("""
        [AwaitShims]
        sealed partial class Lines : IAsyncEnumerable<string?>
        {
            public async IAsyncEnumerator<string?> GetAsyncEnumerator(CancellationToken cancellationToken = default)
            {
                try { await Coro.Sleep(TimeSpan.Zero); yield return "a" + AsyncThread.IsCurrent; yield return null; }
                finally { await Coro.Sleep(TimeSpan.Zero); Probe.Log += "left"; }
            }
        }
        static class Probe
        {
            public static string Log { get; set; } = "";
            public static string Run() { foreach (string? line in new Lines()) { Log += line ?? "null"; } return Log; }
        }
        """).Compiles().Matches().Yields("aFalsenullleft");

    [Fact]
    public void Inherited_hidden_and_interfaces() => GeneratorRun.Of("""
        [AwaitShims] partial class Base : IAsyncEnumerable<int> { public virtual async IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken token = default) { yield return 1; } }
        [AwaitShims] partial class Derived : Base { public override async IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken token = default) { yield return 2; } }
        [AwaitShims] partial class Hiding : Base { public new async IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken token = default) { yield return "three"; } }
        [AwaitShims] partial interface IStream { IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken token = default); }
        class Stream : IStream { public async IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken token = default) { yield return 4; } }
        static class Probe
        {
            public static string Run()
            {
                string text = "";
                foreach (int i in new Derived()) { text += i; }
                foreach (string s in new Hiding()) { text += s; }
                IStream stream = new Stream();
                foreach (int i in stream) { text += i; }
                return text;
            }
        }
        """).Compiles().Matches().Yields("2three4");

    [Theory]
    [InlineData("partial class C : List<int> { public async IAsyncEnumerator<int> GetAsyncEnumerator() { yield return 1; } }")]
    [InlineData("partial class C { public async IAsyncEnumerator<int> GetAsyncEnumerator() { yield return 1; } public IEnumerator<int> GetEnumerator() { yield return 2; } }")]
    [InlineData("partial class C { public async IAsyncEnumerator<int> GetAsyncEnumerator(int start) { yield return start; } }")]
    [InlineData("partial class C { internal async IAsyncEnumerator<int> GetAsyncEnumerator() { yield return 1; } }")]
    [InlineData("partial class C { public string GetAsyncEnumerator() => \"\"; }")]
    public void What_can_be_iterated_already_or_not_at_all_is_left_alone(string type) => Assert.Empty(GeneratorRun.Of("[AwaitShims] " + type).Compiles().Files);
}
