using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

/// <summary>Kernels of a test's own, under its clock and log.</summary>
internal static class ScenarioKernels
{
    public static Curio.Kernel NewKernel(this Scenario scenario) => new(scenario.Options);

    /// <summary>Options of the same kind with another selector, or another way of ending.</summary>
    public static KernelOptions With(this Scenario scenario, ISelector? selector = null, KernelExit exit = KernelExit.AllTasks) =>
        new()
        {
            TimeProvider = scenario.Clock,
            Logger = scenario.Log,
            Selector = selector ?? scenario.Clock.CreateSelector(),
            Exit = exit,
            Monitor = false,
        };

    /// <summary>Options of the same kind with somebody who watches.</summary>
    public static KernelOptions Watched(this Scenario scenario, params Activation[] activations) =>
        new()
        {
            TimeProvider = scenario.Clock,
            Logger = scenario.Log,
            Selector = scenario.Clock.CreateSelector(),
            Activations = activations,
            Monitor = false,
        };

    /// <summary>Runs a function on a thread of its own and gives what it returned or threw.</summary>
    public static object? OnThread(Func<object?> function, int stackSize = 0)
    {
        object? outcome = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    outcome = function();
                }
                catch (Exception exception)
                {
                    outcome = exception;
                }
            },
            stackSize);
        thread.Start();
        thread.Join();
        return outcome;
    }
}
