using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>
/// Logs what <see cref="SchedTrace"/> does, and before each suspension what the task waits for: the reason, as in
/// <see cref="CurioTask.State"/>, and the operation.
/// </summary>
public class TrapTrace : SchedTrace
{
    /// <summary>Logs <c>TRAP</c> and what the task waits for, unless the task has ended; then <c>SUSPEND</c>.</summary>
    /// <inheritdoc/>
    public override void Suspended(CurioTask task, WaitReason? trap)
    {
        if (trap is { } reason && LooksAt(task))
        {
            Target.Log(Level, "TRAP:{Trap}:{Operation}", reason.Name, OperationOf(task));
        }

        base.Suspended(task, trap);
    }

    private static string OperationOf(CurioTask task) =>
        task.Leaf is CoroSource { Label: string operation } ? operation : "foreign await";
}
