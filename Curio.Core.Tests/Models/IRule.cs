namespace Curio.Tests.Models;

/// <summary>What the reference model knows of an operation.</summary>
internal interface IRule
{
    /// <summary>Whether it must end without waiting (true), must wait (false), or may do either (null).</summary>
    bool? FinishesAtOnce(int task);

    /// <summary>It may wait from now on.</summary>
    void Enter(int task);

    /// <summary>Whether a wait may have ended well by now.</summary>
    bool MayEnd(int task);

    /// <summary>Whether a wait was cancelled before anything let it go on.</summary>
    bool IsWithdrawn(int task);

    /// <summary>It has succeeded, at once or after waiting.</summary>
    void Done(int task, bool waited);

    /// <summary>It has thrown the cancellation.</summary>
    void Left(int task);
}
