using System.Runtime.CompilerServices;

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

    // The one question that a turn costs when nobody watches.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunTurn(CurioTask task)
    {
        if (_activations is { } activations)
        {
            RunWatchedStep(task, activations);
        }
        else
        {
            RunStep(task);
        }
    }

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
