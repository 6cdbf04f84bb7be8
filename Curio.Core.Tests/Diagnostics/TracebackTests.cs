using System.Runtime.CompilerServices;
using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Diagnostics;

/// <summary>What a task tells of where it is, asked in a kernel that runs.</summary>
public class TracebackTests
{
    [Fact]
    public void T09a_A_task_that_waits_tells_its_user_code_outermost_first_and_leaves_the_librarys_out() => Scenario.Expect(
        [],
        static async _ =>
        {
            var lines = new List<int>();
            CurioTask task = await Steps.Start(Outer(lines), name: "child");
            string file = ThisFile();

            // The innermost has noted its line last; between the two stand frames of Curio's own.
            Assert.Equal(
                $"""
                Stack for Task(id={task.Id}, name='child', state='TIME_SLEEP') (most recent call last):
                  File "{file}", line {lines[0]}, in TracebackTests.Outer
                    await Coro.TimeoutAfter(60.Minutes, Inner(lines)); // outer
                  File "{file}", line {lines[1]}, in TracebackTests.Inner
                    await Coro.Sleep(1.Seconds); // inner

                """,
                task.Traceback());
            Assert.Equal((file, lines[0]), task.Where());
            Assert.Equal($"Task(id={task.Id}, name='child', state='TIME_SLEEP') at {file}:{lines[0]}", task.ToString());
            await task.JoinAsync();
        });

    [Fact]
    public void T09b_A_task_that_has_not_begun_is_at_its_first_line() => Scenario.Expect(
        [],
        static async _ =>
        {
            var lines = new List<int>();
            CurioTask task = await Coro.Spawn(Outer(lines), name: "child");
            (string file, int line) = task.Where()!.Value;
            string traceback = task.Traceback();
            string text = task.ToString();
            await task.JoinAsync();
            Assert.Equal((ThisFile(), lines[0] - 1), (file, line));
            Assert.Equal($"Task(id={task.Id}, name='child', state='READY') at {file}:{line}", text);
            Assert.StartsWith($"Stack for Task(id={task.Id}, name='child', state='READY')", traceback, StringComparison.Ordinal);
            Assert.EndsWith($"line {line}, in TracebackTests.Outer\n    lines.Add(Line() + 1);\n", traceback, StringComparison.Ordinal);
        });

    [Fact]
    public void T09c_A_task_that_has_ended_has_no_stack_and_is_nowhere() => Scenario.Expect(
        [],
        static async _ =>
        {
            CurioTask task = await Steps.Start(Outer([]), name: "child");
            await task.CancelAsync();
            string line = $"Task(id={task.Id}, name='child', state='TERMINATED')";
            Assert.Equal($"No stack for {line}\n", task.Traceback());
            Assert.Null(task.Where());
            Assert.Equal(line, task.ToString());
        });

    [Fact]
    public void T09d_A_task_that_asks_for_itself_is_running() => Scenario.Expect(
        [null, true],
        static async s =>
        {
            CurioTask self = await Coro.CurrentTask();
            s.Note(self.Where());
            s.Note(self.ToString() == $"Task(id={self.Id}, name='{self.Name}', state='RUNNING')");
        });

    [Fact]
    public void T09e_One_whose_coroutine_is_an_operation_has_no_user_code() => Scenario.Expect(
        [null],
        static async s =>
        {
            CurioTask task = await Steps.Start(Coro.Sleep(1.Seconds), name: "child");
            s.Note(task.Where());
            Assert.Equal($"No stack for Task(id={task.Id}, name='child', state='TIME_SLEEP')\n", task.Traceback());
            await task.JoinAsync();
        });

    private static async Coro Outer(List<int> lines)
    {
        lines.Add(Line() + 1);
        await Coro.TimeoutAfter(60.Minutes, Inner(lines)); // outer
    }

    private static async Coro Inner(List<int> lines)
    {
        lines.Add(Line() + 1);
        await Coro.Sleep(1.Seconds); // inner
    }

    private static int Line([CallerLineNumber] int line = 0) => line;

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
