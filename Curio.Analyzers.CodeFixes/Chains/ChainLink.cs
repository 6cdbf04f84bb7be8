using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.Chains;

/// <summary>A method that can become a coroutine: nobody but its callers would notice.</summary>
internal sealed class ChainLink
{
    private ChainLink(Document document, SyntaxNode function, IMethodSymbol method)
    {
        Document = document;
        Function = function;
        Method = method;
    }

    /// <summary>Where it is declared.</summary>
    public Document Document { get; }

    /// <summary>Its declaration.</summary>
    public SyntaxNode Function { get; }

    /// <summary>Its symbol.</summary>
    public IMethodSymbol Method { get; }

    /// <summary>The method around a node, or null when it has to stay what it is.</summary>
    public static ChainLink? Around(SyntaxNode node, Document document, SemanticModel model, CancellationToken cancellationToken) =>
        FunctionSyntax.Around(node) is { } function
        && HasNoAttributes(function)
        && !FunctionSyntax.OwnNodes(function).Any(n => n is YieldStatementSyntax)
        && FunctionSyntax.SymbolOf(function, model, cancellationToken) is { } method
        && IsPlain(method)
        && !IsSeenByOthers(method, model.Compilation)
        && !KnownSymbols.Same(method, model.Compilation.GetEntryPoint(cancellationToken))
        && !GeneratedCode.IsMarked(method)
        && !document.GetLinkedDocumentIds().Any()
            ? new ChainLink(document, function, method)
            : null;

    /// <summary>The same declaration as a coroutine, or as a function that returns a task.</summary>
    public SyntaxNode Converted(SyntaxNode current, CodeContext context)
    {
        string name = context == CodeContext.Task ? "System.Threading.Tasks.Task" : "Curio.Coro";
        return AsyncConversion.WithAsync(current switch
        {
            MethodDeclarationSyntax method => method.WithReturnType(Awaitable(method.ReturnType, name)),
            LocalFunctionStatementSyntax local => local.WithReturnType(Awaitable(local.ReturnType, name)),
            _ => current,
        });
    }

    private TypeSyntax Awaitable(TypeSyntax result, string name) =>
        (Method.ReturnsVoid ? CurioSyntax.TypeName(name) : CurioSyntax.TypeName(name, result.WithoutTrivia())).WithTriviaFrom(result);

    /// <summary>An attribute may make somebody call it who is not found, as a test framework does.</summary>
    private static bool HasNoAttributes(SyntaxNode function) => function
        is MethodDeclarationSyntax { AttributeLists.Count: 0 }
        or LocalFunctionStatementSyntax { AttributeLists.Count: 0 };

    /// <summary>
    /// Whether the compiler makes nothing special of it. An asynchronous method of a struct works on a copy; what is lazy or is
    /// awaited already would be awaited twice.
    /// </summary>
    private static bool IsPlain(IMethodSymbol method) => method
        is { IsAsync: false, IsVirtual: false, IsOverride: false, IsAbstract: false, IsExtern: false, RefKind: RefKind.None }
        and { PartialDefinitionPart: null, PartialImplementationPart: null, IsPartialDefinition: false, ExplicitInterfaceImplementations.IsEmpty: true }
        and { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, ReturnType: { IsRefLikeType: false } type }
        && (method.IsStatic || !method.ContainingType.IsValueType)
        && method.Parameters.All(p => p is { RefKind: RefKind.None, Type.IsRefLikeType: false })
        && type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Error)
        && !LazyResults.AreIn(type);

    /// <summary>Whether a program that is not here may call it: that of whoever uses a library.</summary>
    private static bool IsSeenByOthers(IMethodSymbol method, Compilation compilation)
    {
        bool isVisible = compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule;
        for (ISymbol symbol = method; isVisible && symbol is not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            isVisible = symbol is not IMethodSymbol { MethodKind: MethodKind.LocalFunction }
                && symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
        }

        return isVisible;
    }
}
