using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.AwaitShims;

/// <summary><c>using</c> beside <c>await using</c>.</summary>
public class DisposalTests
{
    [Fact]
    public void A_coroutine_disposal_brings_the_interface() => GeneratorRun.Of("""
        [AwaitShims]
        partial class Guard(List<string> log)
        {
            public async Coro DisposeAsync() => log.Add("disposed");
        }
        static class Probe
        {
            public static string Run() { List<string> log = []; using (new Guard(log)) { log.Add("inside"); } return string.Join(' ', log); }
        }
        """).Compiles().Matches().Yields("inside disposed");

    [Fact]
    public void A_ValueTask_disposal_is_called_on_the_kernel() => GeneratorRun.Of("""
        [AwaitShims]
        readonly partial struct Guard<T>(List<T> log, T on, T off) : IAsyncDisposable
        {
            public async ValueTask DisposeAsync() { log.Add(AsyncThread.IsCurrent ? on : off); await Task.Yield(); }
        }
        static class Probe
        {
            public static string Run() { List<string> log = []; using (new Guard<string>(log, "thread", "kernel")) { log.Add("inside"); } return string.Join(' ', log); }
        }
        """).Compiles().Matches().Yields("inside kernel");

    [Fact]
    public void The_method_alone_can_be_annotated() => GeneratorRun.Of("""
        partial class Guard(List<string> log) : IAsyncDisposable
        {
            [AwaitShims] public async ValueTask DisposeAsync() => log.Add("disposed");
        }
        static class Probe
        {
            public static string Run() { List<string> log = []; using (new Guard(log)) { } return log[0]; }
        }
        """).Compiles().Matches().Yields("disposed");

    [Fact]
    public void An_interface_that_is_named_but_not_implemented_is_fulfilled() => GeneratorRun.Of("""
        [AwaitShims]
        partial class Guard(List<string> log) : IAsyncDisposable, IDisposable
        {
            public async ValueTask DisposeAsync() => log.Add("disposed");
        }
        static class Probe { public static string Run() { List<string> log = []; ((IDisposable)new Guard(log)).Dispose(); return log[0]; } }
        """).Compiles().Matches().Yields("disposed");

    [Fact]
    public void A_hidden_disposal_hides_the_twin_and_leads_the_interface_to_its_own() => GeneratorRun.Of("""
        [AwaitShims] partial class Base { public async Coro DisposeAsync() => Log = "base"; public string Log { get; protected set; } = ""; }
        [AwaitShims] partial class Derived : Base { public new async Coro DisposeAsync() => Log = "derived"; }
        static class Probe { public static string Run() { Derived d = new(); using (d) { } return d.Log; } }
        """).Compiles().Matches().Yields("derived");

    [Fact]
    public void A_nested_type_may_hide_a_type_parameter() => GeneratorRun.Of("""
        partial class Outer<T>
        {
        #pragma warning disable CS0693
            [AwaitShims]
            public partial class Guard<T>(List<T> log, T item) : IAsyncDisposable
            {
                public async ValueTask DisposeAsync() => log.Add(item);
                public static async Coro<T> EchoAsync(T EchoAsync) => EchoAsync;
            }
        }
        static class Probe { public static string Run() { List<string> log = []; using (new Outer<int>.Guard<string>(log, "disposed")) { } return log[0] + Outer<int>.Guard<int>.Echo(1); } }
        """).Compiles().Matches().Yields("disposed1");

    [Fact]
    public void A_disposal_with_a_result_is_a_method_like_any_other() => GeneratorRun.Of("""
        [AwaitShims]
        partial class Probe
        {
            public async Coro<string> DisposeAsync() => "none";
            public async Coro<string> DisposeAsync(int i) => "int";
            public async Coro<string> DisposeAsync<T>() => "T";
            public static string Run() { Probe p = new(); return p.Dispose() + p.Dispose(1) + p.Dispose<int>(); }
        }
        """).Compiles().Matches().Yields("noneintT");

    [Fact]
    public void A_ref_struct_needs_no_interface() => GeneratorRun.Of("""
        [AwaitShims]
        ref partial struct Guard { public List<string> Log; public Coro DisposeAsync() => Add(Log); static async Coro Add(List<string> log) => log.Add("disposed"); }
        static class Probe { public static string Run() { List<string> log = []; using (new Guard { Log = log }) { } return log[0]; } }
        """).Compiles().Matches().Yields("disposed");

    [Theory]
    [InlineData("partial class C : IAsyncDisposable, IDisposable { public async ValueTask DisposeAsync() { } public void Dispose() { } }")]
    [InlineData("partial class C : IAsyncDisposable, IDisposable { public async ValueTask DisposeAsync() { } void IDisposable.Dispose() { } }")]
    [InlineData("partial class C : System.IO.MemoryStream { public override async ValueTask DisposeAsync() { } }")]
    [InlineData("partial interface C : IAsyncDisposable, IDisposable { new Coro DisposeAsync(); }")]
    public void What_can_be_disposed_of_already_is_left_alone(string type) => Assert.Empty(GeneratorRun.Of("[AwaitShims] " + type).Compiles().Files);
}
