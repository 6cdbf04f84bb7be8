using Curio.Tests.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Curio.Tests.Coroutines;

public sealed class MethodNamesTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Curio.Tests.Diagnostics;

        namespace Some.Where
        {
            public interface IWork<T> { Probe Do(); }

            public class Outer : IWork<Dictionary<int, string>>
            {
                private static readonly Func<Probe> Field = async () => await Gate.At();
                private readonly Func<Probe> made;

                public Outer(int captured) => made = async () => await Gate.At(captured);

                public static void Run()
                {
                    Work();
                    Local(1);
                    Lambda(1);
                    Field();
                    new Outer(1).made();
                    new Nested<int>.Deep().Go<string>();
                    ((IWork<Dictionary<int, string>>)new Outer(2)).Do();
                    _ = Hidden.Go();
                    _ = Iterate().GetAsyncEnumerator().MoveNextAsync();
                    _ = new Outer(3).Property;
                    snake_case__name();
                }

                public static async Probe Work() => await Gate.At();

                public static void Local(int captured)
                {
                    Inner();
                    Capturing();

                    static async Probe Inner()
                    {
                        await Gate.At();
                    }

                    async Probe Capturing()
                    {
                        Deeper<int>();
                        Func<Probe> lambda = async () => await Gate.At();
                        lambda();
                        await Gate.At(captured);
                        static async Probe Deeper<T>() => await Gate.At();
                    }
                }

                public static void Lambda(int captured)
                {
                    Func<Probe> plain = async () => await Gate.At();
                    Func<Probe> capturing = async () => await Gate.At(captured);
                    plain();
                    capturing();
                }

                public Probe Property
                {
                    get
                    {
                        return Inner();
                        static async Probe Inner() => await Gate.At();
                    }
                }

                public static async IAsyncEnumerable<int> Iterate()
                {
                    await Gate.At();
                    yield return 1;
                }

                public static async Probe snake_case__name() => await Gate.At();

                async Probe IWork<Dictionary<int, string>>.Do() => await Gate.At();

                public class Nested<T>
                {
                    public struct Deep
                    {
                        public async Probe Go<U>() => await Gate.At();
                    }
                }
            }

            file static class Hidden
            {
                public static async Probe Go() => await Gate.At();
            }
        }
        """;

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void Methods_are_named_as_they_were_written(OptimizationLevel level)
    {
        using CompiledSample sample = new(Source, level);
        IReadOnlyList<ProbeStop> stops = ProbeLog.Drive(() => sample.Type("Some.Where.Outer").GetMethod("Run")!.Invoke(null, null));
        Assert.Equal(
            [
                "Outer.Work",
                "Outer.Local.Inner",
                "Outer.Local.Deeper",
                "Outer.Local (lambda)",
                "Outer.Local.Capturing",
                "Outer.Lambda (lambda)",
                "Outer.Lambda (lambda)",
                "Outer (lambda)",
                "Outer (lambda)",
                "Outer.Nested.Deep.Go",
                "Outer.Do",
                "Hidden.Go",
                "Outer.Iterate",
                "Outer.get_Property.Inner",
                "Outer.snake_case__name",
            ],
            stops.Select(stop => MethodNames.Of(stop.StateMachine)));
    }

    [Fact]
    public void Top_level_statements_are_the_main_program()
    {
        using CompiledSample sample = new(SampleSources.TopLevel, OptimizationLevel.Release);
        Assert.Equal("Program.Main", MethodNames.Of(sample.StateMachine("<<Main>$>d")));
        Assert.Equal("Program.Main.Greet", MethodNames.Of(sample.StateMachine("Greet")));
    }

    [Fact]
    public void Functions_are_named_as_they_were_written()
    {
        int captured = 1;
        static int Local() => 1;
        int Capturing() => captured++;
        Func<int> nested = ((Func<Func<int>>)(() => () => captured))();
        IComparer<string> explicitly = new Written();
        Assert.Equal(
            [
                "MethodNamesTests.Plain",
                "MethodNamesTests.Written.Deep.Go",
                "MethodNamesTests.Functions_are_named_as_they_were_written (lambda)",
                "MethodNamesTests.Functions_are_named_as_they_were_written (lambda)",
                "MethodNamesTests.Functions_are_named_as_they_were_written.Local",
                "MethodNamesTests.Functions_are_named_as_they_were_written.Capturing",
                "MethodNamesTests.Written (lambda)",
                "MethodNamesTests.Written (lambda)",
                "MethodNamesTests.Written.Compare",
                "String.ToUpperInvariant",
            ],
            new Delegate[]
            {
                Plain, Written.Deep<string>.Go<int>, () => captured, nested, Local, Capturing, Written.Field, new Written().Made,
                explicitly.Compare, "text".ToUpperInvariant,
            }.Select(static function => MethodNames.Of(function.Method)));
    }

    [Fact]
    public void A_function_made_at_run_time_keeps_its_name()
    {
        var method = new System.Reflection.Emit.DynamicMethod("made", typeof(void), []);
        Assert.Equal("made", MethodNames.Of(method));
    }

    [Fact]
    public void Other_types_keep_their_names()
    {
        Assert.Equal("String", MethodNames.Of(typeof(string)));
        Assert.Equal("Dictionary.KeyCollection", MethodNames.Of(typeof(Dictionary<int, string>.KeyCollection)));
        Assert.Equal("Int32[]", MethodNames.Of(typeof(int[])));
        Assert.NotEmpty(MethodNames.Of(new { A = 1 }.GetType()));
    }

    [Fact]
    public void A_name_is_made_once()
    {
        Type type = typeof(Dictionary<string, Version>);
        Assert.Same(MethodNames.Of(type), MethodNames.Of(type));
    }

    private static void Plain()
    {
    }

    private sealed class Written : IComparer<string>
    {
        public static readonly Func<int> Field = static () => 1;

        public Func<int> Made { get; } = static () => 2;

        int IComparer<string>.Compare(string? x, string? y) => 0;

        internal static class Deep<T>
        {
            public static int Go<U>() => 1;
        }
    }
}
