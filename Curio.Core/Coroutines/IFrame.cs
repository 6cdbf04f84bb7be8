namespace Curio;

/// <summary>What diagnostics and foreign waits ask of a frame whatever its result type.</summary>
internal interface IFrame
{
    /// <summary>The compiler's state machine of the method.</summary>
    Type StateMachineType { get; }

    /// <summary>
    /// The number of the await on which the method is suspended, or -1 while it runs or before it has started. Any thread;
    /// costs reflection.
    /// </summary>
    int ReadState();

    /// <summary>The awaiter of a type on which the suspended method waits, or null when it has no field for such.</summary>
    object? ReadAwaiter(Type awaiterType);

    /// <summary>
    /// Replaces the awaiter on which the suspended method waits, so that it throws when the method is resumed.
    /// </summary>
    /// <returns>False when the method has no field for awaiters of that type.</returns>
    bool TryReplaceAwaiter(Type awaiterType, object awaiter);
}
