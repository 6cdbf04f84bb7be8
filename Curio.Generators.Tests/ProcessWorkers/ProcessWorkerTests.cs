using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.ProcessWorkers;

/// <summary><c>[ProcessWorker]</c>: what is emitted, and what is refused.</summary>
public class ProcessWorkerTests
{
    [Fact]
    public void Calls_with_and_without_arguments_and_results() => GeneratorRun.Of("""
        namespace Demo;
        /// <summary>Heavy work.</summary>
        public static partial class Work<TOuter>
        {
            /// <summary>Squares.</summary>
            /// <param name="number">What to square.</param>
            /// <returns>The square.</returns>
            [ProcessWorker] public static int Square(int number = 3) => number * number;
            [ProcessWorker] internal static string Square(string text) => text + text;
            [ProcessWorker] public static void Note(List<string?> list, params int[] numbers) { }
            [ProcessWorker] public static T? First<T>(T?[] items, TOuter outer) where T : class => items[0];
            [ProcessWorker] private static decimal @event(int a, int b, int c, DayOfWeek d = DayOfWeek.Friday) => a;
            public static Coro<int> Call() => SquareInProcess();
            public static Coro<decimal> Other() => eventInProcess(1, 2, 3);
        }
        """).Compiles().Matches();

    [Fact]
    public void Entries_of_overloads_private_and_nested_types() => GeneratorRun.Of("""
        namespace Demo.@event;
        public partial interface IWork
        {
            [ProcessWorker] public static int Square(int number = 3) => number * number;
            [ProcessWorker] internal static string? Square(string? text) => text;
            [ProcessWorker] public static void Note(List<string?> list, (int A, string? B) pair, params int[] numbers) { }
            [ProcessWorker] private static T First<T>(T[] items) => items[0];
            [ProcessWorker] private static bool @register() => true;
            [ProcessWorker] private static bool Register() => true;
            [ProcessWorker, Obsolete("", error: true)] public static int Old() => 1;
            [ProcessWorker, Obsolete] public static int Aged() => 1;

            partial record struct Shared
            {
                [ProcessWorker] private static Shared? Make(Hidden_1? hidden) => null;

                private partial class Hidden_1
                {
                    [ProcessWorker] private static Hidden_1? Make(Hidden_1? IWork) => IWork;
                    [ProcessWorker] private static int ProcessWorkerEntries() => 1;
                    public static Coro<Hidden_1?> Call() => MakeInProcess(null);
                }
            }
        }
        """).Compiles().Matches();

    [Fact]
    public void Entries_leave_the_names_of_bases_and_outer_types_alone() => GeneratorRun.Of("""
        public class Base { protected static int ProcessWorkerEntries() => 1; }
        public partial class Derived : Base
        {
            public static int Call() => ProcessWorkerEntries();
            public static partial class @call
            {
                [ProcessWorker] public static int Other() => ProcessWorkerEntries();
            }
        }
        """).Compiles().Matches();

    [Fact]
    public void An_entry_has_no_static_constructor_run_before_its_call() => GeneratorRun.Of("""
        partial class Probe
        {
            private static bool s_isRead;
            public static string Run() => $"{s_isRead} {Work.Answer()} {s_isRead}";

            private static partial class Work
            {
                static Work() => s_isRead = true;
                [ProcessWorker] public static int Answer() => 42;
            }
        }
        """).Compiles().Yields("False 42 True");

    [Theory]
    [InlineData("partial class C { [ProcessWorker] public int {|CURIO508:M|}() => 1; }", "another process has nothing of an object")]
    [InlineData("partial class C { [ProcessWorker] public static int M(ref int {|CURIO508:a|}, Func<int> {|CURIO508:f|}) => 1; }", "'ref'")]
    [InlineData("partial class C { [ProcessWorker] public static int {|CURIO508:M|}(int a, int b, int c, int d, int e) => 1; }", "more than four")]
    [InlineData("partial class C { [ProcessWorker] public static Task<int> {|CURIO508:M|}() => Task.FromResult(1); }", "does not wait")]
    [InlineData("partial class C { [ProcessWorker] public static async Coro<int> {|CURIO508:M|}() => 1; }", "does not wait")]
    [InlineData("partial class C { [ProcessWorker] public static Action {|CURIO508:M|}() => null!; }", "its result is a delegate")]
    [InlineData("partial class C { [ProcessWorker] public static int M(Type? {|CURIO508:a|}, List<System.Reflection.MethodInfo> {|CURIO508:b|}) => 1; }", "'Type', which belongs to this process")]
    [InlineData("partial class C { [ProcessWorker] public static int M(nint {|CURIO508:a|}, UIntPtr[] {|CURIO508:b|}, nint? {|CURIO508:c|}) => 1; }", "an address or a handle")]
    [InlineData("partial class C { [ProcessWorker] public static int M(CancellationToken {|CURIO508:a|}) => 1; }", "cancel the call instead")]
    [InlineData("partial class C { [ProcessWorker] public static int M(System.IO.FileStream {|CURIO508:a|}, Func<int>[] {|CURIO508:b|}) => 1; }", "'FileStream', which belongs")]
    [InlineData("partial class C { [ProcessWorker] public static object {|CURIO508:M|}() => 1; }", "its result is an 'object'")]
    [InlineData("partial class C { [ProcessWorker] public static int M(int[,] {|CURIO508:a|}, object? {|CURIO508:b|}) => 1; }", "array of arrays")]
    [InlineData("unsafe partial class C { [ProcessWorker] public static int M(int*[] {|CURIO508:a|}) => 1; }", "hand over what it points to")]
    [InlineData("class {|CURIO508:C|} { [ProcessWorker] public static int M() => 1; }", "declare 'C' as 'partial'")]
    [InlineData("partial class C { [ProcessWorker] public static int {|CURIO507:M|}() => 1; int MInProcess => 1; }", "gets no 'MInProcess'")]
    public async Task Methods_that_another_process_cannot_call(string source, string message)
    {
        Assert.Contains(message, (await AnalyzerRun.Check(source))[0], StringComparison.Ordinal);
        Assert.Empty(GeneratorRun.Of(MarkedSource.Parse(source).Text).Files);
    }
}
