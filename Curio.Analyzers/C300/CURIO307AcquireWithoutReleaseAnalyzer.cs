using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>CURIO307: a lock or a semaphore that is acquired, and not released on every path.</summary>
/// <remarks>Silent where the release may be the duty of somebody else: another function, another member, a caller.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO307AcquireWithoutReleaseAnalyzer() : AwaitedCallAnalyzer(Descriptors.AcquireWithoutRelease, "AcquireAsync")
{
    private protected override bool Concerns(IInvocationOperation call, KnownSymbols symbols) =>
        symbols.IsOfRuntime(call.TargetMethod.ContainingType);

    private protected override bool IsWrong(Fate fate, IInvocationOperation call) => fate.Kind switch
    {
        FateKind.Dropped => !IsReleased(call, disposesItself: false),
        FateKind.Local => Operations.ReferencesTo(fate.Local!, Operations.RootOf(call)).ToList() is var uses
            && !uses.Any(DisposesOrEscapes)
            && !IsReleased(call, uses.Any(u => LocalUse.CallOn(u)?.TargetMethod.Name == "Dispose")),
        _ => false,
    };

    private static bool DisposesOrEscapes(ILocalReferenceOperation reference) =>
        LocalUse.CallOn(reference) is { } call
            ? call.TargetMethod.Name == "Dispose" && IsCertain(call, reference)
            : LocalUse.IsResource(reference) || LocalUse.Escapes(reference);

    /// <summary>A release in another function is somebody else's: when that runs, nobody can tell.</summary>
    private static bool IsCertain(IOperation release, IOperation origin) =>
        Operations.IsInFinally(release) || Operations.FunctionOf(release) != Operations.FunctionOf(origin);

    /// <param name="acquire">The call that acquires.</param>
    /// <param name="disposesItself">Whether the same function disposes of what it got: then that is nobody else's duty.</param>
    private static bool IsReleased(IInvocationOperation acquire, bool disposesItself)
    {
        if (acquire.Instance is not { } owner)
        {
            return true;
        }

        IOperation root = Operations.RootOf(acquire);
        IOperation function = Operations.FunctionOf(acquire);
        var releases = root.Descendants().OfType<IInvocationOperation>()
            .Where(c => c.TargetMethod.Name is "ReleaseAsync" or "Release" && Places.AreSame(c.Instance, owner)).ToList();
        return releases.Count > 0
            ? releases.Any(r => Operations.IsInFinally(r) || Operations.FunctionOf(r) != function)
            : !disposesItself && !IsOwnAffair(owner, root);
    }

    /// <summary>Whether nobody outside of this member can release it.</summary>
    private static bool IsOwnAffair(IOperation owner, IOperation root) => owner switch
    {
        ILocalReferenceOperation local => !Operations.ReferencesTo(local.Local, root).Any(LocalUse.Escapes),
        IFieldReferenceOperation field => field.Field.DeclaredAccessibility == Accessibility.Private && !IsReleasedElsewhere(field.Field, root),
        _ => false,
    };

    /// <summary>Whether another member of the type releases something: then this one may be the first half of a pair.</summary>
    private static bool IsReleasedElsewhere(IFieldSymbol field, IOperation root) => field.ContainingType.DeclaringSyntaxReferences
        .SelectMany(r => r.GetSyntax().DescendantTokens())
        .Any(t => t.ValueText is "ReleaseAsync" or "Release"
            && !(t.SyntaxTree == root.Syntax.SyntaxTree && root.Syntax.Span.Contains(t.Span)));
}
