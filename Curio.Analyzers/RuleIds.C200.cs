namespace Curio.Analyzers;

public static partial class RuleIds
{
    /// <summary>A coroutine that nobody awaits.</summary>
    public const string NeverAwaited = "CURIO201";

    /// <summary>A coroutine used more than once.</summary>
    public const string UsedTwice = "CURIO202";

    /// <summary>A Curio operation awaited where no kernel can be running.</summary>
    public const string NoKernel = "CURIO203";

    /// <summary>A task awaited that could have been given a token.</summary>
    public const string TaskWithoutToken = "CURIO204";

    /// <summary><c>async void</c> where a kernel runs.</summary>
    public const string AsyncVoid = "CURIO205";

    /// <summary>Work that leaves the kernel behind its back.</summary>
    public const string LeavesKernel = "CURIO206";

    /// <summary>A coroutine that leaves a block before it has run.</summary>
    public const string UnawaitedReturn = "CURIO207";

    /// <summary>A kernel started inside a kernel.</summary>
    public const string NestedRun = "CURIO208";
}
