namespace Curio.Analyzers.Tests.Support;

/// <summary>What the files of the corpus are turned into.</summary>
public enum CorpusMode
{
    /// <summary>As they stand: coroutines, in a program that references Curio.</summary>
    Coroutines,

    /// <summary>Every <c>Coro</c> is a <c>Task</c>, in a program without Curio that asks for <c>all_async</c>.</summary>
    Tasks,

    /// <summary>Without <c>async</c> and <c>await</c>: nothing may be reported, with <c>all_async</c> either.</summary>
    Stripped,
}
