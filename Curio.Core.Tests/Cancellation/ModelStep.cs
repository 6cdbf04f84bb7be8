namespace Curio.Tests.Cancellation;

/// <summary>What a random program does: a tree of steps that one task takes, in order.</summary>
internal abstract record ModelStep
{
    /// <summary>The step with what is in it, a line each, to be read in the message of a failed test.</summary>
    internal abstract string Describe(string indent);

    private protected static string Block(string indent, string head, IEnumerable<ModelStep> body) =>
        string.Join('\n', body.Select(step => step.Describe(indent + "  ")).Prepend(indent + head));
}

/// <summary>Sleeps; 0 for a yield.</summary>
internal sealed record SleepStep(int Milliseconds) : ModelStep
{
    internal override string Describe(string indent) => $"{indent}sleep {Milliseconds}";
}

/// <summary>Lets time pass without blocking.</summary>
internal sealed record BusyStep(int Milliseconds) : ModelStep
{
    internal override string Describe(string indent) => $"{indent}busy {Milliseconds}";
}

/// <summary>A timeout scope. Null for no limit; by duration, or by the clock.</summary>
internal sealed record LimitStep(int Number, int? Milliseconds, bool IsClock, bool Ignores, ModelStep[] Body) : ModelStep
{
    internal override string Describe(string indent) => Block(
        indent,
        $"scope {Number}: {(Ignores ? "ignore" : "timeout")} {(IsClock ? "at" : "after")} {Milliseconds?.ToString() ?? "never"}",
        Body);
}

/// <summary>A shield.</summary>
internal sealed record ShieldStep(ModelStep[] Body) : ModelStep
{
    internal override string Describe(string indent) => Block(indent, "shield", Body);
}

/// <summary>A body, and what is done when it throws something of a kind.</summary>
internal sealed record CatchStep(FaultKinds Kinds, ModelStep[] Body, ModelStep[] Handler) : ModelStep
{
    internal override string Describe(string indent) =>
        Block(indent, "try", Body) + "\n" + Block(indent, $"catch {Kinds}", Handler);
}

/// <summary>Cancels the task that takes the step, without waiting.</summary>
internal sealed record CancelSelfStep : ModelStep
{
    internal override string Describe(string indent) => $"{indent}cancel self";
}

/// <summary>Looks for a pending cancellation: of any kind, or of one.</summary>
internal sealed record CheckStep(FaultKinds Kinds) : ModelStep
{
    internal override string Describe(string indent) => $"{indent}check {Kinds}";
}

/// <summary>Throws by hand.</summary>
internal sealed record ThrowStep(FaultKinds Kind) : ModelStep
{
    internal override string Describe(string indent) => $"{indent}throw {Kind}";
}

/// <summary>The exceptions that are told apart.</summary>
[Flags]
internal enum FaultKinds
{
    None = 0,
    Timeout = 1,
    TimeoutCancellation = 2,
    Uncaught = 4,
    Cancelled = 8,
    Failure = 16,

    /// <summary>What is derived from <see cref="CancelledException"/>.</summary>
    CancelledFamily = Timeout | TimeoutCancellation | Cancelled,
    All = CancelledFamily | Uncaught | Failure,
}

/// <summary>A program: the task's steps, and what happens to it from outside.</summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="Steps">What the task does.</param>
/// <param name="CancelAt">When another task cancels it, half a millisecond later; null for never.</param>
/// <param name="HogAt">When another task keeps the thread busy, half a millisecond later; null for never.</param>
/// <param name="HogFor">For how long.</param>
internal sealed record ModelProgram(int Seed, ModelStep[] Steps, int? CancelAt, int? HogAt, int HogFor)
{
    public override string ToString() =>
        $"seed {Seed}, cancelled at {CancelAt?.ToString() ?? "never"}, hog at {HogAt?.ToString() ?? "never"} for {HogFor}\n"
        + string.Join('\n', Steps.Select(static step => step.Describe("  ")));
}
