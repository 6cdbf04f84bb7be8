using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.AsyncThreads;

/// <summary>Methods that others take the place of, and methods that hide others.</summary>
public class VirtualTests
{
    private const string Animals = """
        partial class Animal { [AsyncThread] public virtual string Speak() => AWAIT(Later.Value("animal")); }
        partial interface IVoice { [AsyncThread] string Say() => AWAIT(Later.Value("voice")); }
        static class Later { public static async Coro<T> Value<T>(T value) { await Coro.Sleep(TimeSpan.Zero); return value; } }

        """;

    [Theory]
    [InlineData("class Dog : Animal { public override string {|CURIO510:Speak|}() => \"dog\"; }", "Animal it", "it.Speak()")]
    [InlineData("class Cat : IVoice { public string {|CURIO510:Say|}() => \"cat\"; }", "IVoice it", "it.Say()")]
    [InlineData("class Cat : IVoice { string IVoice.{|CURIO510:Say|}() => \"cat\"; }", "IVoice it", "it.Say()")]
    [InlineData("class Any { public string Say() => \"any\"; } class {|CURIO510:Cat|} : Any, IVoice;", "IVoice it", "it.Say()")]
    [InlineData("partial class Mid : Animal { [AsyncThread] public override string Speak() => AWAIT(Later.Value(\"mid\")); } class Low : Mid { public override string {|CURIO510:Speak|}() => \"low\"; }", "Animal it", "it.Speak()")]
    public async Task An_override_that_the_task_form_would_pass_over_is_reported_and_its_callers_have_none(string type, string parameter, string call)
    {
        string source = $"{Animals}{type}\nstatic partial class Probe {{ [AsyncThread] public static string Run({parameter}) => {{|CURIO506:{call}|}}; }}";
        string[] messages = await AnalyzerRun.Check(source);
        Assert.Contains(messages, static each => each.Contains("stands in the place of", StringComparison.Ordinal));
        Assert.Contains(messages, static each => each.Contains("without [AsyncThread]", StringComparison.Ordinal));
        GeneratorRun run = GeneratorRun.Of(MarkedSource.Parse(source).Text).Compiles();
        Assert.DoesNotContain(run.Files, static file => file.SourceText.ToString().Contains("RunAsync", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_task_form_that_was_written_by_hand_counts()
    {
        GeneratorRun run = GeneratorRun.Of(Animals + """
            class Dog : Animal { public override string Speak() => "dog"; public override async Coro<string> SpeakAsync() => "dog"; }
            static partial class Probe { [AsyncThread] public static string Run() { Animal animal = new Dog(); return animal.Speak(); } }
            """).Compiles();
        Assert.Empty(await AnalyzerRun.Diagnostics(run.Output));
        run.YieldsInBothForms("dog");
    }

    [Fact]
    public void Overrides_of_what_is_protected_in_a_sealed_class_and_calls_of_the_base() => GeneratorRun.Of(Animals + """
        class Dog : Animal { public override string Speak() => "dog"; }
        abstract partial class Base
        {
            [AsyncThread] protected virtual int One(int x) => AWAIT(Later.Value(x));
            [AsyncThread] private protected virtual int Two(int x) => AWAIT(Later.Value(x));
            [AsyncThread] protected internal virtual int Three(int x) => AWAIT(Later.Value(x));
            [AsyncThread] public int Sum(int x) => One(x) + Two(x) + Three(x);
        }
        sealed partial class Derived : Base
        {
            [AsyncThread] protected override int One(int x) => base.One(x) * 3;
            [AsyncThread] private protected override int Two(int x) => base.Two(x) * 5;
            [AsyncThread] protected internal override int Three(int x) => base.Three(x) * 7;
        }
        partial class Quiet : Animal { [AsyncThread] public override string Speak() => base.Speak() + "!"; }
        static partial class Probe { [AsyncThread] public static string Run() => $"{new Derived().Sum(1)} {AWAIT(new Quiet().SpeakAsync())}"; }
        """).Compiles().YieldsInBothForms("15 animal!");

    [Fact]
    public void A_method_that_hides_an_inherited_one_is_called_itself() => GeneratorRun.Of("""
        [AwaitShims] partial class Source { public virtual async Coro<int> GetAsync() => 1; }
        class Hiding : Source { public new int Get() => 42; }
        class Plain { public async Coro<int> GetAsync() => 1; }
        class Beside : Plain { public int Get() => 43; }
        static partial class Probe { [AsyncThread] public static string Run() { Source hidden = new Hiding(); return $"{new Hiding().Get()} {new Beside().Get()} {hidden.Get()}"; } }
        """).Compiles().YieldsInBothForms("42 43 1");

    [Theory]
    [InlineData("class Sub : Store { public async Coro<int> GetAsync(string text) => 2; }", "return {|CURIO506:new Sub().Get(\"x\")|};")]
    [InlineData("class Sub : Store;", "Func<object, Coro<int>> GetAsync = _ => new Sub().GetAsync(_); return {|CURIO506:Get(1)|} + AWAIT(GetAsync(1));")]
    public async Task A_name_that_leads_elsewhere_is_refused(string type, string body)
    {
        string source = $$"""
            partial class Store { public int Get(object item) => 1; public async Coro<int> GetAsync(object item) => 1; [AsyncThread] public int Run() { {{body}} } }
            {{type}}
            """;
        Assert.Contains("is another method here", (await AnalyzerRun.Check(source))[0], StringComparison.Ordinal);
        Assert.DoesNotContain("RunAsync", GeneratorRun.Of(MarkedSource.Parse(source).Text).Compiles().Files[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Annotated_methods_of_another_assembly_are_awaited(bool asImage)
    {
        GeneratorRun library = GeneratorRun.Of("""
            public static partial class Lib
            {
                [AsyncThread] public static IEnumerable<int> Numbers() { yield return AWAIT(One()); yield return 2; }
                [AsyncThread] public static int Value() => AWAIT(One());
                private static async Coro<int> One() => 1;
            }
            """).Compiles();
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation user = TestCompilation.Create(
            "static partial class Probe { [AsyncThread] public static int Run() { int sum = Lib.Value(); foreach (int each in Lib.Numbers()) { sum += each; } return sum; } }");
        string emitted = GeneratorRun.Of(user.AddReferences(asImage ? library.ToReference() : library.Output.ToMetadataReference())).Compiles().Files[0].SourceText.ToString();
        Assert.Contains("int sum = await Lib.ValueAsync(); await foreach (int each in Lib.NumbersAsync())", emitted, StringComparison.Ordinal);
    }
}
