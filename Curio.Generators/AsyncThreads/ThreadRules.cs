using Microsoft.CodeAnalysis;

namespace Curio.Generators.AsyncThreads;

/// <summary>What <c>[AsyncThread]</c> cannot do with the code it was given.</summary>
internal static class ThreadRules
{
    /// <summary>CURIO505; {0} is the method, {1} the reason with its remedy.</summary>
    public static readonly DiagnosticDescriptor CannotSpawn = AwaitShims.Rules.New(
        "CURIO505",
        "[AsyncThread] on a method that no thread can run",
        "[AsyncThread] can make nothing of '{0}': {1}",
        "SpawnX and XAsync take the parameters of X, in the type of X, and run its body after the caller has gone on. References into the caller's stack and types that cannot be extended do not allow that.");

    /// <summary>CURIO506; {0} is the method, {1} the reason with its remedy.</summary>
    public static readonly DiagnosticDescriptor CannotLower = AwaitShims.Rules.New(
        "CURIO506",
        "The body of an [AsyncThread] method has no task form",
        "'{0}' has no task form: {1}",
        "The task form is the same body as a coroutine, in which each blocking call is awaited. Where it could not wait, SpawnX is emitted alone.");

    /// <summary>CURIO507; {0} is the method, {1} the new member, {2} what holds its name.</summary>
    public static readonly DiagnosticDescriptor NameTaken = AwaitShims.Rules.New(
        "CURIO507",
        "The name of an emitted method is taken",
        "'{0}' gets no '{1}': {2}",
        "[AsyncThread] on X makes SpawnX and XAsync, [ProcessWorker] makes XInProcess. Where such a name means something else already, it is left alone.");

    /// <summary>CURIO510; {0} is the override or implementation, {1} the annotated method.</summary>
    public static readonly DiagnosticDescriptor NotReached = AwaitShims.Rules.New(
        "CURIO510",
        "An override without [AsyncThread] of a method that has it",
        "'{0}' stands in the place of '{1}', but the task form of that does not call it: annotate it with [AsyncThread]",
        "The task form of a virtual method is a virtual method of its own. An override that has none leaves the inherited one in place: whoever awaits XAsync runs the body that was to be replaced.");
}
