namespace Curio.Tests.Kernel;

/// <summary>Notes the value of an async local at every call, and changes it.</summary>
internal sealed class FlowActivation(AsyncLocal<string?> local) : Activation
{
    public List<(string Task, string? Value)> Seen { get; } = [];

    public override void Activate(KernelOptions options) => local.Value = "leaked";

    public override void Created(CurioTask task) => local.Value = "leaked";

    public override void Running(CurioTask task) => Note(task);

    public override void Suspended(CurioTask task, WaitReason? trap) => Note(task);

    public override void Terminated(CurioTask task) => Note(task);

    private void Note(CurioTask task)
    {
        Seen.Add((task.Name, local.Value));
        local.Value = "leaked";
    }
}
