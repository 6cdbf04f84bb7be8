namespace Curio.Tests.Kernel;

/// <summary>Throws from one of its hooks.</summary>
internal sealed class FailingActivation(string hook) : Activation
{
    public int Calls { get; private set; }

    public override void Activate(KernelOptions options) => Called(nameof(Activate));

    public override void Created(CurioTask task) => Called(nameof(Created));

    public override void Running(CurioTask task) => Called(nameof(Running));

    public override void Suspended(CurioTask task, WaitReason? trap) => Called(nameof(Suspended));

    public override void Terminated(CurioTask task) => Called(nameof(Terminated));

    private void Called(string name)
    {
        Calls++;
        if (name == hook)
        {
            throw new ArithmeticException(hook);
        }
    }
}
