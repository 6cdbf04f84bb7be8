using Curio.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.Tests.Incremental;

/// <summary>
/// Declarations are read again only when something has changed on which their meaning depends. Each of these edits leaves the
/// annotated file alone and changes what it means.
/// </summary>
public class MeaningTests
{
    private const string Shims = """
        namespace Demo;
        [AwaitShims]
        partial class Box : Base
        {
            public async Coro<Thing> GetAsync(Thing thing, Mode mode = Mode.On, int size = Sizes.Large) => thing;
            public async Coro<int> CountAsync() => 1;
        }
        """;

    private const string ShimsRest = """
        global using Thing = System.String;
        namespace Demo;
        class Base;
        enum Mode { Off, On }
        static class Sizes { public const int Large = 10; }
        """;

    private const string Thread = """
        namespace Demo;
        static partial class Work
        {
            [AsyncThread]
            public static int Run(Box box) { foreach (var each in box.Inside) { return each + Other.Help(box.Get()); } return 0; }
        }
        """;

    private const string ThreadRest = """
        namespace Demo;
        class Box { public int[] Inside => [1]; public int Get() => 1; }
        static partial class Other { [AsyncThread] public static int Help(int n) => n; }
        """;

    [Theory]
    [InlineData("System.String", "System.Int32", "Get(int thing")]
    [InlineData("Off, On", "On, Off", "Get(string thing, global::Demo.Mode mode = global::Demo.Mode.On")]
    [InlineData("Off, On", "Off, Between, On = 7, Same = 7", "global::Demo.Mode.On")]
    [InlineData("Large = 10", "Large = 11", "int size = 11")]
    [InlineData("class Base;", "class Base; class String;", "Get(string thing")]
    [InlineData("class Base;", "abstract class Base { public int Count() => 1; }", "!Count()")]
    [InlineData("class Base;", "class Base; partial class Box { public int Count() => 1; }", "!Count()")]
    [InlineData("class Base;", "class Deeper { public int Count() => 1; } class Base : Deeper;", "!Count()")]
    public void Of_a_signature(string before, string after, string expected) => Check(new AwaitShimsGenerator(), Shims, ShimsRest, before, after, expected);

    [Theory]
    [InlineData("public int Get() => 1;", "public int Get() => 1; public async Coro<int> GetAsync() => 1;", "await box.GetAsync()")]
    [InlineData("static partial class Other", "static class Extensions { extension_ } static partial class Other", "await Other.HelpAsync(box.Get())")]
    [InlineData("public int[] Inside => [1];", "public AsyncQueue<int> Inside => new();", "await foreach (var each in box.Inside)")]
    [InlineData("[AsyncThread] public static int Help", "public static int Help", "return each + Other.Help(box.Get())")]
    [InlineData("=> n;", "{ lock (typeof(Box)) { Thread.Sleep(n); } return n; }", "!RunAsync")]
    public void Of_a_body(string before, string after, string expected) =>
        Check(new AsyncThreadGenerator(), Thread, ThreadRest, before, after.Replace("{ extension_ }", "{ public static int Get(this Box box, int n) => n; }", StringComparison.Ordinal), expected);

    [Theory]
    [InlineData("public static Bag Where(this Bag bag, Func<int, bool> test) => bag;", "public static AsyncQueue<int> Where(this Bag bag, Func<int, bool> test) => new();", "=> await (from n in bag where n > 1 select n).GetAsync()")]
    [InlineData("class Dog : Animal;", "class Dog : Animal { public override int Speak() => 1; }", "!RunAsync")]
    [InlineData("class Cat : Base;", "class Cat : Base, IVoice;", "!RunAsync")]
    public void Of_what_is_not_named_in_a_body(string before, string after, string expected) => Check(
        new AsyncThreadGenerator(),
        """
        class Bag { public int Get() => 1; }
        partial class Animal { [AsyncThread] public virtual int Speak() => 1; }
        partial interface IVoice { [AsyncThread] int Say() => 1; }
        class Base { public int Say() => 1; }
        static partial class Work
        {
            [AsyncThread] public static int Run(Animal animal, IVoice voice) => animal.Speak() + voice.Say();
            [AsyncThread] public static int Ask(Bag bag) => (from n in bag where n > 1 select n).Get();
        }
        """,
        "static class Extensions { public static Bag Where(this Bag bag, Func<int, bool> test) => bag; } class Dog : Animal; class Cat : Base;",
        before,
        after,
        expected);

    [Theory]
    [InlineData("=> box.Get();", "=> box.Get() + 1;", "=> await box.GetAsync() + 1;")]
    [InlineData("static partial class Work", "// a line more\nstatic partial class Work", "#line 6 ")]
    [InlineData("using System.Text;", "using System.Globalization;", "using System.Globalization;")]
    public void Of_a_body_in_another_part(string before, string after, string expected) => Check(
        new AsyncThreadGenerator(),
        "static partial class Work { [AsyncThread] public static partial int Run(AsyncQueue<int> box); }",
        "using System.Text;\n\nstatic partial class Work\n{\n    public static partial int Run(AsyncQueue<int> box) => box.Get();\n}",
        before,
        after,
        expected);

    [Fact]
    public void Of_the_references()
    {
        CSharpCompilation first = TestCompilation.Create(Shims, ShimsRest);
        GeneratorDriver driver = GeneratorRun.NewDriver().RunGenerators(first);
        driver = driver.RunGenerators(first.WithReferences(first.References.Where(static each => each.Display?.EndsWith("Curio.Core.dll", StringComparison.Ordinal) != true)));
        Assert.Empty(GeneratorRun.Result(driver).GeneratedSources);
    }

    [Fact]
    public void A_file_that_comes_or_goes()
    {
        CSharpCompilation first = TestCompilation.Create(Shims, ShimsRest);
        SyntaxTree added = TestCompilation.Parse("namespace Demo; partial class Box { public int Count() => 1; }", "Added.cs");
        GeneratorDriver driver = GeneratorRun.NewDriver().RunGenerators(first);
        Assert.Contains("Count()", Text(driver), StringComparison.Ordinal);
        driver = driver.RunGenerators(first.AddSyntaxTrees(added));
        Assert.DoesNotContain("Count()", Text(driver), StringComparison.Ordinal);
        driver = driver.RunGenerators(first);
        Assert.Contains("Count()", Text(driver), StringComparison.Ordinal);
    }

    private static void Check(IIncrementalGenerator generator, string annotated, string rest, string before, string after, string expected)
    {
        CSharpCompilation first = TestCompilation.Create(annotated, rest);
        Assert.Contains(before, rest, StringComparison.Ordinal);
        GeneratorDriver driver = GeneratorRun.NewDriver([generator]).RunGenerators(first);
        string old = Text(driver);
        SyntaxTree edited = first.SyntaxTrees[^1];
        driver = driver.RunGenerators(first.ReplaceSyntaxTree(edited, TestCompilation.Parse(rest.Replace(before, after, StringComparison.Ordinal), edited.FilePath)));
        string young = Text(driver);

        // A fresh driver, which remembers nothing, is always right.
        Assert.Equal(Text(GeneratorRun.NewDriver([generator]).RunGenerators(first.ReplaceSyntaxTree(edited, TestCompilation.Parse(rest.Replace(before, after, StringComparison.Ordinal), edited.FilePath)))), young);
        if (expected[0] == '!')
        {
            Assert.Contains(expected[1..], old, StringComparison.Ordinal);
            Assert.DoesNotContain(expected[1..], young, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(expected, young, StringComparison.Ordinal);
        }
    }

    private static string Text(GeneratorDriver driver) =>
        string.Concat(GeneratorRun.Result(driver).GeneratedSources.Select(static file => file.SourceText.ToString()));
}
