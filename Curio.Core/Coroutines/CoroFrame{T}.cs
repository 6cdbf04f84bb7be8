namespace Curio;

/// <summary>The frame of an async method, as its builder sees it.</summary>
internal abstract class CoroFrame<T> : CoroSource<T>, IFrame
{
    /// <inheritdoc/>
    public abstract Type StateMachineType { get; }

    /// <inheritdoc/>
    public abstract int ReadState();

    /// <inheritdoc/>
    public abstract object? ReadAwaiter(Type awaiterType);

    /// <inheritdoc/>
    public abstract bool TryReplaceAwaiter(Type awaiterType, object awaiter);

    /// <summary>Called by the builder when the method has returned.</summary>
    internal void SetResult(T result)
    {
        Result = result;
        Ended = true;
    }

    /// <summary>Called by the builder when the method has thrown.</summary>
    internal void SetException(Exception exception)
    {
        Fault = exception;
        Ended = true;
    }

    /// <inheritdoc/>
    internal sealed override object Label => StateMachineType;

    /// <inheritdoc/>
    internal sealed override bool Start(KernelDoor door)
    {
        if (!door.TryEnter())
        {
            door.Leave();
            door.ResumeFromLoop(this);
            return false;
        }

        bool ended = Step();
        door.Leave();
        return ended;
    }
}
