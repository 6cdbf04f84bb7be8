using System.Globalization;

namespace Curio.Tests.Processes;

public sealed class WorkerProcessTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    private static int Twice(int x) => 2 * x;

    [Fact]
    public async Task Results_of_many_types_come_back_P01()
    {
        WorkerProcess worker = fixture.Worker;
        Assert.Equal(5, await worker.CallAsync<int>(Jobs.Add, 2, 3));
        Assert.Equal("a|b|ü|😀", await worker.CallAsync<string>(Jobs.Join, "a", "b", "ü", "😀"));
        Assert.Null(await worker.CallAsync<string?>(Jobs.NoText, [null]));
        Assert.Equal<int[]>([1, 4, 9], await worker.CallAsync<int[]>(Jobs.Squares, 3));
        Assert.Equal((3, "abc"), await worker.CallAsync<(int, string)>(Jobs.Pair, "abc"));
        Assert.Equal<double[]>([double.NaN, double.PositiveInfinity, -0.0], await worker.CallAsync<double[]>(Jobs.OddNumbers));
        Assert.Equal(new Jobs.Person("Ada", 37), await worker.CallAsync<Jobs.Person>(Jobs.Older, new Jobs.Person("Ada", 36)));
        Assert.Null(await worker.CallAsync<object?>(Jobs.Nothing));
    }

    [Fact]
    public async Task A_result_serves_where_its_base_type_is_wanted()
    {
        Func<object> covariant = () => "text";
        Func<object> squares = Squares;
        Assert.Equal<int[]>([1, 4], Assert.IsType<int[]>(await fixture.Worker.CallAsync<object>(squares)));
        Assert.Throws<ArgumentException>(() => ProcessCall.Create(covariant, []));

        static int[] Squares() => Jobs.Squares(2);
    }

    [Fact]
    public async Task Large_arguments_and_results_pass()
    {
        const int Size = 3_000_000;
        Assert.Equal(Size, (await fixture.Worker.CallAsync<string>(Jobs.Large, Size)).Length);
        Assert.Equal(Size, await fixture.Worker.CallAsync<int>(Jobs.LengthOf, new string('y', Size)));
        Assert.Equal(5, await fixture.Worker.CallAsync<int>(Jobs.Add, 2, 3));
    }

    [Fact]
    public async Task Lambdas_that_capture_nothing_and_local_and_private_functions_are_found()
    {
        Func<int, int> isStatic = static x => x + 1;
        Func<int, int> isNot = x => x + 2;
        Assert.Equal(2, await fixture.Worker.CallAsync<int>(isStatic, 1));
        Assert.Equal(3, await fixture.Worker.CallAsync<int>(isNot, 1));
        Assert.Equal(4, await fixture.Worker.CallAsync<int>(Local, 1));
        Assert.Equal(2, await fixture.Worker.CallAsync<int>(Twice, 1));

        static int Local(int x) => x + 3;
    }

    [Fact]
    public async Task Generic_methods_and_types_are_closed_alike()
    {
        Assert.Equal("String:a", await fixture.Worker.CallAsync<string>(Jobs.TypeOf<string>, "a"));
        Assert.Equal("Int32:1", await fixture.Worker.CallAsync<string>(Jobs.TypeOf<int>, 1));
        Assert.Equal([new("Ada", 1)], await fixture.Worker.CallAsync<List<Jobs.Person>>(
            Jobs.Same<List<Jobs.Person>>, new List<Jobs.Person> { new("Ada", 1) }));
        Assert.Equal("Person and Int32", await fixture.Worker.CallAsync<string>(GenericJobs<Jobs.Person>.NameBoth<int>));
        Assert.Equal("lambda of Guid", await fixture.Worker.CallAsync<string>(GenericJobs<Guid>.Lambda()));
    }

    [Fact]
    public async Task A_worker_is_another_process_and_stays_the_same_P04()
    {
        using var worker = WorkerProcess.Start();
        int id = await worker.CallAsync<int>(Jobs.ProcessId);
        Assert.NotEqual(Environment.ProcessId, id);
        Assert.Equal(worker.ProcessId, id);
        Assert.Equal(1, await worker.CallAsync<int>(Jobs.CountCalls));
        await Assert.ThrowsAsync<InvalidOperationException>(() => worker.CallAsync<string>(Jobs.Throw, "plain"));
        Assert.Equal(2, await worker.CallAsync<int>(Jobs.CountCalls));
        Assert.Equal(id, await worker.CallAsync<int>(Jobs.ProcessId));
        Assert.True(worker.IsAlive);
    }

    [Fact]
    public async Task Calls_from_several_threads_take_turns()
    {
        int[] sums = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => fixture.Worker.CallAsync<int>(Jobs.Add, i, 1)));
        Assert.Equal(Enumerable.Range(1, 20), sums);
    }

    [Fact]
    public async Task Printing_and_reading_in_a_worker_is_harmless()
    {
        Assert.Equal("no input", await fixture.Worker.CallAsync<string>(Jobs.Print, "printed by a test"));
        Assert.Equal(5, await fixture.Worker.CallAsync<int>(Jobs.Add, 2, 3));
    }

    [Theory]
    [InlineData("CURIO_WORKER")]
    [InlineData("DOTNET_STARTUP_HOOKS")]
    [InlineData("DOTNET_EnableDiagnostics_IPC")]
    public async Task Functions_see_the_environment_of_the_program(string name) =>
        Assert.Equal(Environment.GetEnvironmentVariable(name), await fixture.Worker.CallAsync<string?>(Jobs.Variable, name));

    [Fact]
    public async Task An_interrupt_does_not_stop_a_worker_not_even_one_that_is_starting_P06()
    {
        using var worker = WorkerProcess.Start();
        TestNative.Send(worker.ProcessId, TestNative.Interrupt);
        Assert.Equal(5, await worker.CallAsync<int>(Jobs.Add, 2, 3));
        TestNative.Send(worker.ProcessId, TestNative.Interrupt);
        Assert.Equal(5, await worker.CallAsync<int>(Jobs.Add, 2, 3));
    }

    [Fact]
    public async Task An_idle_worker_ends_in_good_order_when_disposed()
    {
        using var beacon = new Beacon();
        var worker = WorkerProcess.Start();
        await worker.CallAsync<int>(Jobs.Light, beacon.Address);
        Sighting sighting = await beacon.SightAsync();
        Func<string, int> atExit = static address =>
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Beacon.Light(address);
            return 0;
        };
        await worker.CallAsync<int>(atExit, beacon.Address);

        worker.Dispose();

        Assert.Equal(worker.ProcessId, (await beacon.SightAsync()).ProcessId);
        await sighting.GoneAsync();
        await worker.Ended.Within();
        Assert.False(worker.IsAlive);
        WorkerProcessException late = await Assert.ThrowsAsync<WorkerProcessException>(() => worker.CallAsync<int>(Jobs.Add, 1, 2));
        Assert.True(late.CallNeverStarted);
        Assert.Equal(0, late.ExitCode);
    }

    [Fact]
    public async Task A_worker_that_was_never_called_ends_when_disposed()
    {
        var worker = WorkerProcess.Start();
        worker.Dispose();
        worker.Dispose();
        await worker.Ended.Within();
    }

    [Fact]
    public async Task Output_of_a_worker_goes_to_standard_error_of_its_parent()
    {
        string text = "printed " + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);
        using var worker = WorkerProcess.Start();
        WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(
            () => worker.CallAsync<int>(Jobs.PrintInNestedWorkerAndExit, text, 4));
        Assert.Equal($"{text}\nraw {text}\n", death.StandardError);
    }
}
