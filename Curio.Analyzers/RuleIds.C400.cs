namespace Curio.Analyzers;

public static partial class RuleIds
{
    /// <summary>Something that cannot be called in another process.</summary>
    public const string ProcessDelegate = "CURIO401";

    /// <summary>An object of the kernel's thread, used on another.</summary>
    public const string KernelObjectOnWorker = "CURIO402";

    /// <summary>State that is kept for each thread, in a task.</summary>
    public const string ThreadIdentity = "CURIO403";

    /// <summary>Work handed to a worker that is done after it has come back.</summary>
    public const string LazyWork = "CURIO404";
}
