namespace Curio.Generators.Lowering;

/// <summary>What a call is in the task form.</summary>
internal enum BlockingCall
{
    /// <summary>The same call.</summary>
    None,

    /// <summary><c>AWAIT</c> of a coroutine: <c>await</c>.</summary>
    Await,

    /// <summary><c>AWAIT</c> of a value: the value.</summary>
    Value,

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
