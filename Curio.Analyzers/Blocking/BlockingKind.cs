namespace Curio.Analyzers.Blocking;

/// <summary>What a blocking member waits for, which decides the rule that reports it and the remedy.</summary>
internal enum BlockingKind
{
    /// <summary>Time: CURIO101.</summary>
    Sleep,

    /// <summary>Files and directories: CURIO102.</summary>
    File,

    /// <summary>Anybody else: network, processes, the console, a database, an unknown stream: CURIO103.</summary>
    Other,

    /// <summary>A task, which could be awaited: CURIO104.</summary>
    Await,

    /// <summary>Another thread, through a primitive of threads: CURIO105.</summary>
    Sync,
}
