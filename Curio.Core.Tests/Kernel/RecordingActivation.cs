namespace Curio.Tests.Kernel;

/// <summary>Notes every call, for tasks of some names; with the state that the task shows.</summary>
internal sealed class RecordingActivation(params string[] names) : Activation
{
    public List<string> Events { get; } = [];

    public override void Activate(KernelOptions options) => Events.Add("activate");

    public override void Created(CurioTask task) => Note(task, $"created {task.State}");

    public override void Running(CurioTask task) => Note(task, "running");

    public override void Suspended(CurioTask task, WaitReason? trap) => Note(task, $"suspended {trap?.Name ?? "-"} {task.State}");

    public override void Terminated(CurioTask task) => Note(task, "terminated");

    private void Note(CurioTask task, string happened)
    {
        if (names.Length == 0 || names.Contains(task.Name))
        {
            Events.Add(names.Length == 1 ? happened : $"{task.Name}: {happened}");
        }
    }
}
