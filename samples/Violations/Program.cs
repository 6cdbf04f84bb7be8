using System.Globalization;
using Curio;
using Violations;

// A program full of what the rules forbid. It runs to its end all the same, only worse than it could: build it and read the
// warnings, run `dotnet format analyzers` on it, and see what is left.

// No kernel runs yet, and nobody waits but this thread: allowed.
Thread.Sleep(1);

Coro.Run(Main());
Console.WriteLine("Done.");

static async Coro Main()
{
    TimeSpan start = await Coro.Sleep(TimeSpan.Zero);
    CurioTask metronome = await Coro.Spawn(Metronome.Tick(3), name: "metronome");

    await Forbidden.InAMethod(2);
    await Forbidden.AsAnExpression();
    Console.WriteLine($"A result: {await Forbidden.WithAResult()}");
    Console.WriteLine($"A coroutine handed on: {(await Forbidden.HandedOn() >= start ? "awaited" : "never")}");
    await Forbidden.InsideOtherFunctions();
    await Forbidden.WhileCleaningUp();
    await Forbidden.UnderALock();
    await Forbidden.InATask();
    await foreach (int number in Forbidden.InAnIterator())
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"An iterator: {number}"));
    }

    await Allowed.OnAWorker();
    await Allowed.InAHelperThatAWorkerCalls();
    await Allowed.OnAnAsyncThread();
    await Allowed.Mentioned();
    await metronome.JoinAsync();
}
