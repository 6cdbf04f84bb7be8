using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.AwaitShims;

/// <summary>The kinds of types that twins go into.</summary>
public class TypeTests
{
    [Fact]
    public void Nested_and_generic_types_of_every_kind() => GeneratorRun.Of("""
        namespace A.@event.C
        {
            public static partial class Outer<T>
            {
                internal partial record Middle<U>(U Value)
                {
                    [AwaitShims] internal readonly partial record struct @struct(T Left, U Right)
                    {
                        public async Coro<(T, U)> @classAsync() => (Left, Right);
                    }
                    [AwaitShims] internal partial struct Plain
                    {
                        public int Field;
                        public async readonly Coro<int> ReadAsync() => Field;
                        public async Coro<int> WriteAsync() => ++Field;
                    }
                }
                [AwaitShims] internal ref partial struct Narrow { public Coro<int> OneAsync() => Make(); static async Coro<int> Make() => 1; }
            }
        }
        static class Probe
        {
            public static string Run()
            {
                var record = new A.@event.C.Outer<int>.Middle<string>.@struct(1, "x");
                var plain = new A.@event.C.Outer<int>.Middle<string>.Plain { Field = 5 };
                return $"{record.@class()}{plain.Read()}{new A.@event.C.Outer<int>.Narrow().One()}";
            }
        }
        """).Compiles().Matches().Yields("(1, x)51");

    [Fact]
    public void An_interface_gets_sealed_twins_that_call_the_implementer() => GeneratorRun.Of("""
        [AwaitShims]
        partial interface IChannel<in TIn, out TOut>
        {
            Coro<int> CountAsync();
            Coro PutAsync(TIn item);
            public static async Coro<string> NameAsync() => "name";
            Coro DisposeAsync();
        }
        sealed class Channel(List<string> log) : IChannel<string, object>
        {
            public async Coro<int> CountAsync() => log.Count;
            public async Coro PutAsync(string item) => log.Add(item);
            public async Coro DisposeAsync() => log.Add("disposed");
        }
        static class Probe
        {
            public static string Run()
            {
                List<string> log = [];
                using (IChannel<string, object> channel = new Channel(log))
                {
                    channel.Put("a");
                    log.Add(channel.Count() + IChannel<string, object>.Name());
                }
                return string.Join(' ', log);
            }
        }
        """).Compiles().Matches().Yields("a 1name disposed");

    [Fact]
    public void Attributes_in_several_files_make_one_file() => GeneratorRun.Of(
        """
        namespace N;
        partial class Box { [AwaitShims] internal async Coro<int> OneAsync() => 1; }
        """,
        """
        namespace N;
        [AwaitShims] partial class Box { public async Coro<int> TwoAsync() => 2; }
        """,
        """
        namespace N;
        partial class Box { [AwaitShims] public async Coro<int> ThreeAsync() => 3; }
        """,
        """
        static class Probe { public static string Run() { N.Box b = new(); return $"{b.One()}{b.Two()}{b.Three()}"; } }
        """).Compiles().Matches().Yields("123");

    [Fact]
    public void Names_of_files_differ_where_only_case_or_type_parameters_differ() => GeneratorRun.Of("""
        [AwaitShims] partial class Box { public async Coro<int> GetAsync() => 1; }
        [AwaitShims] partial class BOX { public async Coro<int> GetAsync() => 2; }
        [AwaitShims] partial class Box<T> { public async Coro<int> GetAsync() => 3; }
        [AwaitShims] partial class Box<T, U> { public async Coro<int> GetAsync() => 4; }
        static class Probe { public static string Run() => $"{new Box().Get()}{new BOX().Get()}{new Box<int>().Get()}{new Box<int, int>().Get()}"; }
        """).Compiles().Matches().Yields("1234");

    [Fact]
    public void Letters_that_a_file_name_may_not_have_are_replaced()
    {
        GeneratorRun run = GeneratorRun.Of("[AwaitShims] partial class Cafe\u0301 { public async Coro GoAsync() { } }").Compiles();
        Assert.Equal("Cafe_.AwaitShims.g.cs", Assert.Single(run.Files).HintName);
    }

    [Theory]
    [InlineData("[AwaitShims] class C { public async Coro GoAsync() { } }")]
    [InlineData("class Outer { [AwaitShims] partial class C { public async Coro GoAsync() { } } }")]
    [InlineData("[AwaitShims] file partial class C { public async Coro GoAsync() { } }")]
    [InlineData("[AwaitShims] partial class C { public void Go() { } }")]
    [InlineData("partial class C { public async Coro GoAsync() { } }")]
    [InlineData("partial class C { [AwaitShims] public async Task GoAsync() { } }")]
    [InlineData("partial class C { [AwaitShims] public async Coro Async() { } }")]
    [InlineData("partial class C { [AwaitShims] public async Coro<int> @1Async() { } }")]
    [InlineData("[AwaitShims] partial class C { public async Coro<Missing> GoAsync() { } }")]
    [InlineData("[AwaitShims] partial class C { public async Coro GoAsync() { } public async Coro GoAsync() { } }")]
    [InlineData("[AwaitShims] static partial class C { public async Coro GoAsync() { } }")]
    [InlineData("[AwaitShims] partial class C<T, T> { public async Coro GoAsync() { } }")]
    [InlineData("[AwaitShims] partial class C { partial class C { } public async Coro GoAsync() { } }")]
    [InlineData("[AwaitShims] partial class C { public async Coro GoAsync<T>(int[] a) where T : Missing { } }")]
    public void Nothing_is_emitted_for(string source) => Assert.Empty(GeneratorRun.Of(source).Files);
}
