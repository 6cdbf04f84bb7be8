using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.AsyncThreads;

/// <summary>The task form means what the method means.</summary>
public class MeaningOfBodiesTests
{
    private const string Helpers = """
        static class Later { public static async Coro<T> Value<T>(T value) { await Coro.Sleep(TimeSpan.Zero); return value; } }

        """;

    [Fact]
    public void Line_ends_inside_of_literals_stay()
    {
        string source = (Helpers + """"
            static partial class Probe
            {
                [AsyncThread]
                public static string Run()
                {
                    string s = @"a
            b" + """
                        c
                        d
                        """ + $"""
                        e{AWAIT(
                            Later.Value(1))}
                        f
                        """;
                    return s.Replace("\r", "<CR>").Replace("\n", "<LF>");
                }
            }
            """").ReplaceLineEndings("\r\n");
        GeneratorRun run = GeneratorRun.Of(source).Compiles();
        run.YieldsInBothForms("a<CR><LF>bc<CR><LF>de1<CR><LF>f");
        Assert.DoesNotContain("{\r\n", run.Files[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AWAIT_of_a_value_stays_a_call() => GeneratorRun.Of(Helpers + """
        static partial class Probe
        {
            private struct Counter { public int Count; public int Next() => ++Count; }

            [AsyncThread] private static void Statement() => AWAIT(5);

            [AsyncThread]
            public static string Run()
            {
                int _ = 3;
                AWAIT(7);
                object boxed = AWAIT<long>(5);
                var big = AWAIT<long>(5);
                big = long.MaxValue;
                Action<int> lambda = x => AWAIT(x);
                lambda(1);
                for (AWAIT(1); AWAIT(Later.Value(false)); AWAIT(2)) { }
                Statement();
                Counter counter = default;
                AWAIT(counter).Next();
                int sum = checked(AWAIT(1) + AWAIT(Later.Value(2)));
                return $"{_} {boxed.GetType().Name} {big} {counter.Count} {sum}";
            }
        }
        """).Compiles().YieldsInBothForms("3 Int64 9223372036854775807 0 3");

    [Fact]
    public void Sleep_refuses_what_a_thread_refuses() => GeneratorRun.Of("""
        static partial class Probe
        {
            [AsyncThread]
            public static string Run()
            {
                List<string?> log = [];
                int zero = 0;
                Thread.Sleep(zero);
                Thread.Sleep(TimeSpan.FromTicks(-1));
                try { Thread.Sleep(-5); } catch (ArgumentOutOfRangeException e) { log.Add(e.ParamName); }
                try { Thread.Sleep(zero - 2); } catch (ArgumentOutOfRangeException e) { log.Add(e.ParamName); }
                try { Thread.Sleep(TimeSpan.FromDays(-1)); } catch (ArgumentOutOfRangeException e) { log.Add(e.ParamName); }
                try { Thread.Sleep(TimeSpan.FromDays(100)); } catch (ArgumentOutOfRangeException e) { log.Add(e.ParamName); }
                return string.Join(' ', log);
            }
        }
        """).Compiles().YieldsInBothForms("millisecondsTimeout millisecondsTimeout timeout timeout");

    [Fact]
    public void Names_of_callers_and_lines_that_were_set() => GeneratorRun.Of(Helpers + """
        static partial class Probe
        {
            [AsyncThread]
            public static string Run()
            {
                AWAIT(Later.Value(1));
                string names = Who() + Who(2) + new Named(3).Text + Who(more: AWAIT(Later.Value(4)));
        #line 100 "other.cs"
                string there = Place();
        #line default
                return names + there + Place() + Local();
                string Local() => Who(AWAIT(Later.Value(5)));
            }
            private static string Who(int more = 0, [System.Runtime.CompilerServices.CallerMemberName] string caller = "") => caller + more;
            private static string Place([System.Runtime.CompilerServices.CallerLineNumber] int line = 0, [System.Runtime.CompilerServices.CallerFilePath] string path = "") => $" {path}:{line} ";
            private sealed class Named(int number, [System.Runtime.CompilerServices.CallerMemberName] string caller = "") { public string Text => caller + number; }
        }
        """).Compiles().YieldsInBothForms("Run0Run2Run3Run4 other.cs:100  File0.cs:12 Run5");

    [Fact]
    public void AWAIT_of_tasks_functions_sequences_and_resources() => GeneratorRun.Of(Helpers + """
        sealed class Door(List<string> log, string name) : IAsyncDisposable { public async ValueTask DisposeAsync() { await Task.Yield(); log.Add(name); } }
        static partial class Probe
        {
            private static IAsyncDisposable Open(List<string> log, string name) => new Door(log, name);
            private static Coro<int> Make() => Later.Value(4);
            private static async Task<int> Work(int n) { await Task.Yield(); return n; }
            private static async IAsyncEnumerable<(int, string)> Items() { yield return (1, "a"); await Task.Yield(); yield return (2, "b"); }

            [AsyncThread]
            public static string Run()
            {
                List<string> log = [];
                Func<Coro<int>> made = () => Later.Value(5);
                AWAIT(Work(1));
                AWAIT((Task)Work(1));
                AWAIT(ValueTask.CompletedTask);
                log.Add($"{AWAIT(Work(1))} {AWAIT(new ValueTask<int>(2))} {AWAIT(() => 3)} {AWAIT(Make)} {AWAIT(made)} " + AWAIT(() => Later.Value(6)).ToString());
                foreach ((int number, string text) in AWAIT(Items())) { log.Add(text + number); }
                foreach (var item in AWAIT(Items())) { log.Add(item.Item2); break; }
                using (AWAIT(Open(log, "first"))) { log.Add("in"); }
                using (IDisposable door = AWAIT(Open(log, "second"))) { log.Add("again"); }
                Inside();
                return string.Join(' ', log);

                void Inside() { using var door = AWAIT(Open(log, "third")); log.Add("inside"); }
            }
        }
        """).Compiles().Matches().YieldsInBothForms("1 2 3 4 5 6 a1 b2 a in first again second inside third");

    [Theory]
    [InlineData("int sum = {|CURIO506:AWAIT(Items())|}.Sum(); GC.KeepAlive(sum);", "only 'foreach' can use it")]
    [InlineData("IDisposable d = {|CURIO506:AWAIT(Open())|}; d.Dispose();", "only 'using' can do that")]
    [InlineData("using (IDisposable {|CURIO506:d = AWAIT(Open())|}) { d.Dispose(); }", "of another type")]
    [InlineData("Action f = () => { {|CURIO506:AWAIT(Task.CompletedTask)|}; }; f();", "it stands in a lambda")]
    [InlineData("m.Span[0] = AWAIT(Later.Value(1));", "put that in a variable first", "m.Span[0]")]
    [InlineData("s.AsSpan().SequenceEqual(AWAIT(Later.Value(\"x\")));", "put that in a variable first", "s.AsSpan()")]
    [InlineData("R() = AWAIT(Later.Value(1));", "put that in a variable first", "R()")]
    [InlineData("R() += AWAIT(Later.Value(1));", "put that in a variable first", "R()")]
    [InlineData("Box().Number = AWAIT(Later.Value(1));", "put that in a variable first", "Box().Number")]
    [InlineData("Take(ref R(), AWAIT(Later.Value(1)));", "put that in a variable first", "R()")]
    [InlineData("Box().Add(AWAIT(Later.Value(1)));", "put that in a variable first", "Box()")]
    [InlineData("string.Create(System.Globalization.CultureInfo.InvariantCulture, $\"v={AWAIT(Later.Value(1))}\");", "put what it awaits", "$\"v={AWAIT(Later.Value(1))}\"")]
    [InlineData("unsafe int F(int n) { int* p = &n; return *p + AWAIT(Later.Value(1)); } F(1);", "unsafe code", "AWAIT(Later.Value(1))")]
    public async Task Bodies_that_cannot_be_lowered(string body, string message, string? place = null)
    {
        body = place is null ? body : body.Replace(place, "{|CURIO506:" + place + "|}", StringComparison.Ordinal);
        string source = $$"""
            {{Helpers}}
            class Door : IAsyncDisposable { public async ValueTask DisposeAsync() { } }
            struct Boxed { public int Number; public void Add(int n) => Number += n; }
            partial class C
            {
                private static int s_number;
                private static Boxed s_box;
                private static ref int R() => ref s_number;
                private static ref Boxed Box() => ref s_box;
                private static void Take(ref int left, int right) => left += right;
                private static IAsyncDisposable Open() => new Door();
                private static async IAsyncEnumerable<int> Items() { yield return 1; }
                [AsyncThread] public void M(Memory<int> m, string s) { {{body}} }
            }
            """;
        Assert.Contains(message, (await AnalyzerRun.Check(source))[0], StringComparison.Ordinal);
        Assert.DoesNotContain("MAsync", GeneratorRun.Of(MarkedSource.Parse(source).Text).Compiles().Files[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_looks_like_a_held_reference_and_is_none() => GeneratorRun.Of(Helpers + """
        static partial class Probe
        {
            private struct Boxed { public int Number; public int[] List; }
            private static Boxed s_box = new() { List = [1, 2] };
            private static ref int R() => ref s_box.Number;

            [AsyncThread]
            public static string Run()
            {
                string joined = string.Join(",", AWAIT(Later.Value("a")), AWAIT(Later.Value("b")));
                var text = new System.Text.StringBuilder().Append($"v={AWAIT(Later.Value(1))}");
                s_box.List[R()] += AWAIT(Later.Value(3));
                s_box.Number = AWAIT(Later.Value(4));
                int sum = R() + AWAIT(Later.Value(5));
                string slice = AWAIT(Later.Value("xyz")).AsSpan(1).ToString();
                return $"{joined} {text} {s_box.List[0]} {sum} {slice}";
            }
        }
        """).Compiles().YieldsInBothForms("a,b v=1 4 9 yz");

    [Fact]
    public async Task A_wrapper_whose_daemon_would_take_another_overloads_argument()
    {
        string[] messages = await AnalyzerRun.Check("""
            partial class C
            {
                [AsyncThread] public int {|CURIO507:X|}() => 1;
                [AsyncThread] public int X(bool flag) => 2;
                [AsyncThread] public int X(string text, bool flag = true) => 3;
                [AsyncThread] public int {|CURIO507:Y|}(int n) => 1;
                [AsyncThread] public int Y(long n, object? more = null) => 2;
                [AsyncThread] public int Z(string text) => 1;
                [AsyncThread] public int Z(int number, bool flag) => 2;
            }
            """);
        Assert.Contains("its 'daemon' would take what is meant for a parameter of 'C.X(bool)'", messages[0], StringComparison.Ordinal);
    }
}
