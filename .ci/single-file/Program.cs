using Curio;

// Workers of a program that is one file: they find its code in the bundle, and their end is not the program's.
return Coro.Run(Main());

static async Coro<int> Main()
{
    int first = await Coro.RunInProcess(ProcessId);
    int sum = await Coro.RunInProcess(Add, 40, 2);
    try
    {
        _ = await Coro.RunInProcess(Exit, 3);
        return 1;
    }
    catch (WorkerProcessException death) when (death.ExitCode == 3)
    {
        int second = await Coro.RunInProcess(ProcessId);
        bool areWorkers = first != Environment.ProcessId && second != Environment.ProcessId && second != first;
        Console.WriteLine($"A single file works: {sum}");
        return areWorkers && typeof(Coro).Assembly.Location.Length == 0 ? 0 : 1;
    }
}

static int ProcessId() => Environment.ProcessId;

static int Add(int a, int b) => a + b;

static int Exit(int code)
{
    Environment.Exit(code);
    return code;
}
