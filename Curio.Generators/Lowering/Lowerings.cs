using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Generators.Lowering;

/// <summary>The lowered bodies of one compilation: one that calls another annotated method can be lowered when that can.</summary>
internal sealed class Lowerings
{
    // Weak: with the compilation its bodies go.
    private static readonly ConditionalWeakTable<Compilation, Lowerings> s_known = new();

    private readonly ConcurrentDictionary<ISymbol, BodyLowering?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<TextSpan>> _errors = new();
    private readonly Compilation _compilation;

    private Lowerings(Compilation compilation) => _compilation = compilation;

    /// <summary>The bodies of a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <returns>The same object each time.</returns>
    public static Lowerings In(Compilation compilation) => s_known.GetValue(compilation, static compilation => new Lowerings(compilation));

    /// <summary>The syntax of a method's body.</summary>
    /// <param name="method">The method.</param>
    /// <returns>A block, or an arrow with its expression; null when there is none.</returns>
    public static SyntaxNode? BodyOf(IMethodSymbol method)
    {
        IMethodSymbol implementation = method.OriginalDefinition.PartialImplementationPart ?? method;
        MethodDeclarationSyntax? declaration = implementation.DeclaringSyntaxReferences
            .Select(static reference => reference.GetSyntax())
            .OfType<MethodDeclarationSyntax>()
            .FirstOrDefault();
        return (SyntaxNode?)declaration?.Body ?? declaration?.ExpressionBody;
    }

    /// <summary>What names mean in a file; the same object each time, which remembers what it was asked.</summary>
    /// <param name="tree">The file.</param>
    /// <returns>Its model.</returns>
    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, each => _compilation.GetSemanticModel(each));

    /// <summary>A method's body, lowered.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The result, or null when there is no body, or one that does not compile.</returns>
    public BodyLowering? Of(IMethodSymbol method) => _bodies.GetOrAdd(method.OriginalDefinition, symbol => Lower((IMethodSymbol)symbol));

    /// <summary>Whether a method has a task form.</summary>
    /// <param name="method">An annotated method.</param>
    /// <returns>True when its body can be lowered, and the bodies of all that it calls.</returns>
    public bool CanLower(IMethodSymbol method)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default) { method.OriginalDefinition };
        Queue<IMethodSymbol> open = new([method]);
        while (open.Count > 0)
        {
            IMethodSymbol next = open.Dequeue();
            if ((!SymbolEqualityComparer.Default.Equals(next, method) && !MethodFaults.HasTaskForm(next, _compilation)) || MethodFaults.OfTaskForm(next) is not null || Of(next) is not { Refusals.Count: 0 } body)
            {
                return false;
            }

            foreach ((_, IMethodSymbol callee) in body.Callees)
            {
                if (seen.Add(callee))
                {
                    open.Enqueue(callee);
                }
            }
        }

        return true;
    }

    /// <summary>Whether there is, or will be, the coroutine of an annotated method.</summary>
    /// <param name="method">The method, of this compilation or of another assembly.</param>
    /// <returns>True when it can be called.</returns>
    public bool HasTaskForm(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly)
            ? MethodFaults.HasTaskForm(method, _compilation) && CanLower(method)
            : method.ContainingType.GetMembers(method.Name + KnownNames.AsyncSuffix).OfType<IMethodSymbol>().Any(other => Signatures.Collide(other, method));

    private BodyLowering? Lower(IMethodSymbol method)
    {
        if (BodyOf(method) is not { } body || body.ContainsDiagnostics)
        {
            return null;
        }

        // Of a missing return the compiler complains at the method's name.
        TextSpan whole = body.Parent!.Span;
        return _errors.GetOrAdd(body.SyntaxTree, FindErrors).Any(whole.Contains) ? null : BodyLowering.Of(body, ModelOf(body.SyntaxTree));
    }

    // For a whole file at once: asked for one method, the compiler looks through every type of the project.
    private ImmutableArray<TextSpan> FindErrors(SyntaxTree tree) =>
    [
        .. ModelOf(tree).GetMethodBodyDiagnostics()
            .Where(static each => each is { Severity: DiagnosticSeverity.Error, IsWarningAsError: false })
            .Select(static each => each.Location.SourceSpan),
    ];
}
