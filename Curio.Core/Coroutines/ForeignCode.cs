namespace Curio;

/// <summary>
/// A piece of an ordinary async method (<c>async Task</c>, an async iterator) that runs on behalf of a Curio task: what
/// follows its await of a coroutine, or what was posted to the task's synchronization context.
/// </summary>
/// <remarks>
/// Such methods run on the task that called them. While one awaits a coroutine, the task is parked on that coroutine;
/// beneath it waits the frame that awaits the method's <see cref="Task"/>.
/// </remarks>
internal sealed class ForeignCode(Action code) : Resumable
{
    /// <summary>The code, for tracebacks: its target is the method's state machine box.</summary>
    internal Action Code => code;

    /// <summary>Lets foreign code follow a coroutine that has suspended the current task.</summary>
    internal static void Attach(CoroSource source, int token, Action continuation)
    {
        if (token + 1 != source.Version || source.Ended || source.Parent is not null)
        {
            throw new InvalidOperationException(
                $"The coroutine '{source.DisplayName}' is not being awaited by this awaiter. Use 'await' and nothing else.");
        }

        source.Parent = new ForeignCode(continuation);
    }

    /// <inheritdoc/>
    internal override bool Step()
    {
        // The door before the code runs: the code may end anywhere, also outside of any kernel.
        KernelDoor door = KernelDoor.Current!;
        code();
        return door.SettleForeignCode(Parent);
    }
}
