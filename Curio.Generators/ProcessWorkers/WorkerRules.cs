using Microsoft.CodeAnalysis;

namespace Curio.Generators.ProcessWorkers;

/// <summary>What <c>[ProcessWorker]</c> cannot do with the code it was given.</summary>
internal static class WorkerRules
{
    /// <summary>CURIO508; {0} is the method, {1} the reason with its remedy.</summary>
    public static readonly DiagnosticDescriptor CannotCall = AwaitShims.Rules.New(
        "CURIO508",
        "[ProcessWorker] on a method that another process cannot call",
        "[ProcessWorker] can make nothing of '{0}': {1}",
        "The other process shares nothing with this one: it is given the method's name and its arguments as JSON, and gives back the result as JSON.");
}
