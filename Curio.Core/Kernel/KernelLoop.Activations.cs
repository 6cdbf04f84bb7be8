namespace Curio;

/// <content>Steps that somebody watches.</content>
internal sealed partial class KernelLoop
{
    private ActivationList? _activations;

    /// <summary>Has an activation called from the next run on.</summary>
    internal void AddActivation(Activation activation) =>
        (_activations ??= new ActivationList(Logger)).Add(activation);

    /// <summary>A run begins: activations hear of the first one.</summary>
    internal void BeginRun() => _activations?.Activate(Options);

    // As RunStep, which has no room for this: it stands on the path of every switch.
    private void RunWatchedStep(CurioTask task, ActivationList activations)
    {
        Install(task);
        activations.Running(task);
        RunStep(task);
        if (task.IsTerminated)
        {
            activations.Suspended(task, trap: null);
            activations.Terminated(task);
        }
        else
        {
            // What is not a trap is code that goes on, next turn, for something foreign.
            activations.Suspended(task, (task.Leaf as ITrap)?.Reason ?? WaitReason.FutureWait);
        }
    }
}
