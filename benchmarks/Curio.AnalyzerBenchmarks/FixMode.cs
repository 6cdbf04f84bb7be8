namespace Curio.AnalyzerBenchmarks;

/// <summary>What the fixes are applied to.</summary>
internal enum FixMode
{
    /// <summary>Code that knows nothing of Curio, in the mode <c>all_async</c>.</summary>
    Tasks,

    /// <summary>The same with its tasks turned into coroutines.</summary>
    Coroutines,

    /// <summary>Code that is written for Curio.</summary>
    AsItIs,
}
