using System.Collections.Immutable;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.AwaitShims;

/// <summary>
/// Reads one declaration with <c>[AwaitShims]</c>. Generator and analyzer share it, so that what one leaves out the
/// other has reported, for the same reason.
/// </summary>
internal static class Parser
{
    /// <summary>Reads a declaration for the pipeline.</summary>
    /// <param name="target">The annotated type or method.</param>
    /// <param name="declaration">The declaration that carries the attribute.</param>
    /// <param name="compilation">What both belong to.</param>
    /// <param name="cancellation">Ends the work when its result is no longer wanted.</param>
    /// <returns>The model, or null when nothing is to be emitted.</returns>
    public static TypeModel? Parse(ISymbol target, MemberDeclarationSyntax declaration, Compilation compilation, CancellationToken cancellation) =>
        Parse(target, declaration, compilation, report: null, cancellation);

    /// <summary>Reads a declaration.</summary>
    /// <param name="target">The annotated type or method.</param>
    /// <param name="declaration">The declaration that carries the attribute.</param>
    /// <param name="compilation">What both belong to.</param>
    /// <param name="report">Takes what stands in the way; null when nobody asks.</param>
    /// <param name="cancellation">Ends the work when its result is no longer wanted.</param>
    /// <returns>The model, or null when nothing is to be emitted.</returns>
    public static TypeModel? Parse(
        ISymbol target,
        MemberDeclarationSyntax declaration,
        Compilation compilation,
        Action<Diagnostic>? report,
        CancellationToken cancellation)
    {
        Refusals refusals = new(report);
        INamedTypeSymbol type = target as INamedTypeSymbol ?? target.ContainingType;
        if (!refusals.AllowExtension(declaration, target) || !PartialTypes.CanBeNamed(type))
        {
            return null;
        }

        ShimParser parser = new(compilation, refusals);
        ImmutableArray<ShimModel>.Builder shims = ImmutableArray.CreateBuilder<ShimModel>();
        foreach ((IMethodSymbol method, bool isAnnotated) in Candidates(target))
        {
            cancellation.ThrowIfCancellationRequested();
            if (parser.Parse(method, isAnnotated) is { } shim)
            {
                shims.Add(shim);
            }
        }

        EnumerationModel? enumeration = target is INamedTypeSymbol ? EnumerationParser.Parse(type) : null;
        return shims.Count == 0 && enumeration is null
            ? null
            : new TypeModel(
                HintNames.Stem(type),
                TypeText.OfNamespace(type.ContainingNamespace),
                PartialHeaders.Of(type),
                shims.ToEquatableArray(),
                enumeration);
    }

    // A method that carries the attribute itself is read on its own account, and not a second time with its type.
    private static IEnumerable<(IMethodSymbol Method, bool IsAnnotated)> Candidates(ISymbol target)
    {
        if (target is IMethodSymbol annotated)
        {
            return [(annotated.PartialDefinitionPart ?? annotated, true)];
        }

        INamedTypeSymbol type = (INamedTypeSymbol)target;
        return type.GetMembers()
            .Concat(ExtensionBlocks(type).SelectMany(static block => block.GetMembers()))
            .OfType<IMethodSymbol>()
            .Where(static method =>
                method is { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public }
                && ShimNames.Has(method)
                && (Coroutines.IsCoroutine(method) || Coroutines.IsValueTaskDispose(method))
                && !Coroutines.AsksForShims(method))
            .Select(static method => (method, false));
    }

    // A block has no name of its own. Its methods are looked at to be refused, so that their missing twins are no riddle.
    private static IEnumerable<INamedTypeSymbol> ExtensionBlocks(INamedTypeSymbol type) =>
        type.GetTypeMembers().Where(static member => Refusals.IsExtensionBlock(member));
}
