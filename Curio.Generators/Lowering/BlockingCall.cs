namespace Curio.Generators.Lowering;

/// <summary>What a call is in the task form.</summary>
internal enum BlockingCall
{
    /// <summary>The same call.</summary>
    None,

    /// <summary><c>AWAIT</c> of a coroutine: <c>await</c>.</summary>
    Await,

    /// <summary><c>AWAIT</c> of a function that makes a coroutine: <c>await</c> of what it makes.</summary>
    AwaitFunction,

    /// <summary><c>AWAIT</c> of a value, or of a function that is called at once: the same call, which never blocks.</summary>
    Value,

    /// <summary><c>AWAIT</c> of an asynchronous sequence: what <c>await foreach</c> iterates over.</summary>
    Sequence,

    /// <summary><c>AWAIT</c> of something that is disposed of by a coroutine: what <c>await using</c> holds.</summary>
    Resource,

    /// <summary><c>Thread.Sleep</c> of milliseconds.</summary>
    SleepNumber,

    /// <summary><c>Thread.Sleep</c> of a duration.</summary>
    SleepDuration,

    /// <summary>A call of a local function that becomes a coroutine.</summary>
    LocalFunction,

    /// <summary>A call of a method that has a coroutine of the same name with <c>Async</c>.</summary>
    Twin,

    /// <summary>A call of another annotated method.</summary>
    TaskForm,

    /// <summary>A call that is bound at run time only.</summary>
    LateBound,
}
