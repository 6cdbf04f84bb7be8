namespace Curio;

/// <summary>What a task waits for on a handle, and what a selector found there.</summary>
[Flags]
public enum IoInterest
{
    /// <summary>Nothing: the handle is not watched.</summary>
    None = 0,

    /// <summary>A read would not block: there is data, the end of the stream, a connection to accept, or an error.</summary>
    Read = 1,

    /// <summary>A write would not block: there is room, a connection was established, or an error is pending.</summary>
    Write = 2,
}
