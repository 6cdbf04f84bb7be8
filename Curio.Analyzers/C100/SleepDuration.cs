namespace Curio.Analyzers.C100;

/// <summary>What a call of <c>Thread.Sleep</c> asks for, which decides how its argument becomes a <c>TimeSpan</c>.</summary>
internal enum SleepDuration
{
    /// <summary>A number of milliseconds, be it a name for 0 or for -1: <c>TimeSpan</c> counts those the same way.</summary>
    Milliseconds,

    /// <summary>The literal 0: give way once.</summary>
    Zero,

    /// <summary>The literal -1, or <c>Timeout.Infinite</c>: for ever.</summary>
    Infinite,

    /// <summary>Already a <c>TimeSpan</c>.</summary>
    TimeSpan,

    /// <summary>A constant below -1, which <c>Thread.Sleep</c> rejects.</summary>
    Invalid,
}
