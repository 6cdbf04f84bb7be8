using Curio;

/// <summary>
/// What the runtime calls before <c>Main</c> in a process whose <c>DOTNET_STARTUP_HOOKS</c> names this assembly.
/// Name, namespace and signature are the runtime's.
/// </summary>
internal static class StartupHook
{
    /// <summary>In a worker process: serves calls until the parent is done with it, and does not return. Elsewhere: nothing.</summary>
    public static void Initialize()
    {
        if (WorkerEnvironment.Enter())
        {
            WorkerServer.Run();
        }
    }
}
