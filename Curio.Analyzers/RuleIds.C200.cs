namespace Curio.Analyzers;

public static partial class RuleIds
{
    /// <summary>A coroutine that nobody awaits.</summary>
    public const string NeverAwaited = "CURIO201";

    /// <summary>A coroutine used more than once.</summary>
    public const string UsedTwice = "CURIO202";

    /// <summary><c>async void</c> where a kernel runs.</summary>
    public const string AsyncVoid = "CURIO205";

    /// <summary>Work that leaves the kernel behind its back.</summary>
    public const string LeavesKernel = "CURIO206";

    /// <summary>A kernel started inside a kernel.</summary>
    public const string NestedRun = "CURIO208";
}
