namespace Curio;

/// <summary>
/// What higher layers hang on a kernel: worker threads, worker processes, the monitor. The kernel does not know them; they
/// come when they are first needed, and end with it.
/// </summary>
internal static class KernelParts
{
    private static readonly List<Action<KernelLoop>> s_starters = [];

    /// <summary>Has a function called for every new kernel, before it runs anything.</summary>
    internal static void AddStarter(Action<KernelLoop> starter) => s_starters.Add(starter);

    internal static void Start(KernelLoop loop)
    {
        foreach (Action<KernelLoop> starter in s_starters)
        {
            starter(loop);
        }
    }
}
