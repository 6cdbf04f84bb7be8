namespace Curio;

/// <summary>What is true of a task besides its phase. Set once, never taken back.</summary>
[Flags]
internal enum TaskFlags : byte
{
    None = 0,

    /// <summary>Nobody need join it and it holds up no run.</summary>
    Daemon = 1,

    /// <summary>It was asked to end.</summary>
    Cancelled = 2,

    /// <summary>Somebody took its outcome, or undertook to: no "never joined" warning.</summary>
    Joined = 4,

    /// <summary>The kernel's own, such as the one that shuts down.</summary>
    Internal = 8,
}
