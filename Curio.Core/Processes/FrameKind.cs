namespace Curio;

/// <summary>What a frame between a program and its worker carries.</summary>
internal enum FrameKind : byte
{
    /// <summary>To the worker: length and JSON of a <see cref="MethodReference"/>, then the arguments as a JSON array.</summary>
    Call = 1,

    /// <summary>To the parent: the result as JSON.</summary>
    Result = 2,

    /// <summary>To the parent: the <see cref="RemoteFailure"/> of the user's function.</summary>
    Failure = 3,

    /// <summary>To the parent: plain text that says why the call could not be made or its result not be sent.</summary>
    Refusal = 4,

    /// <summary>To the worker: as <see cref="Call"/>, with an <see cref="EntryReference"/> as reference.</summary>
    EntryCall = 5,
}
