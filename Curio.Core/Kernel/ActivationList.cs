using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>The activations of one kernel. A kernel without any has no such list, and pays for none.</summary>
internal sealed class ActivationList(ILogger logger)
{
    private Activation[] _activations = [];
    private bool _isActivated;

    internal void Add(Activation activation) => _activations = [.. _activations, activation];

    /// <summary>The kernel begins a run; only the first counts.</summary>
    internal void Activate(KernelOptions options)
    {
        if (!_isActivated)
        {
            _isActivated = true;
            Call(static (activation, options, _) => activation.Activate(options), options, trap: null);
        }
    }

    internal void Created(CurioTask task) => Call(static (activation, task, _) => activation.Created(task), task, trap: null);

    internal void Running(CurioTask task) => Call(static (activation, task, _) => activation.Running(task), task, trap: null);

    internal void Suspended(CurioTask task, WaitReason? trap) =>
        Call(static (activation, task, trap) => activation.Suspended(task, trap), task, trap);

    internal void Terminated(CurioTask task) => Call(static (activation, task, _) => activation.Terminated(task), task, trap: null);

    private void Call<T>(Action<Activation, T, WaitReason?> hook, T argument, WaitReason? trap)
    {
        // What an activation changes of the async locals would flow on into a task.
        ExecutionContext? flow = ExecutionContext.Capture();
        foreach (Activation activation in _activations)
        {
            try
            {
                hook(activation, argument, trap);
            }
            catch (Exception exception)
            {
                Drop(activation, exception);
            }
        }

        if (flow is not null && !ReferenceEquals(flow, ExecutionContext.Capture()))
        {
            ExecutionContext.Restore(flow);
        }
    }

    // Who only watches must not end what it watches; called again at every step, it would fill the log.
    private void Drop(Activation failed, Exception exception)
    {
        _activations = Array.FindAll(_activations, activation => !ReferenceEquals(activation, failed));
        logger.LogError(exception, "The activation {Activation} failed and is not called again", failed.GetType().Name);
    }
}
