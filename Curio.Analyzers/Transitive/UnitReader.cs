using Curio.Analyzers.Blocking;
using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Transitive;

/// <summary>Reads the sources of a unit. Code that is a curio context gets its own reports, so to its callers it only calls what they give it.</summary>
internal sealed class UnitReader
{
    private readonly CurioContext _curio;
    private readonly WalkGoal _goal;
    private readonly Func<IAssemblySymbol?, bool> _isKnown;
    private readonly Func<ISymbol, bool> _mayLead;

    /// <summary>Creates the reader of a compilation.</summary>
    /// <param name="curio">What is known of the compilation.</param>
    /// <param name="goal">What is looked for.</param>
    /// <param name="isKnown">Whether something is known of what the members of an assembly do.</param>
    /// <param name="mayLead">Whether something of the name of a symbol leads to what is looked for.</param>
    public UnitReader(CurioContext curio, WalkGoal goal, Func<IAssemblySymbol?, bool> isKnown, Func<ISymbol, bool> mayLead)
    {
        _mayLead = mayLead;
        _curio = curio;
        _goal = goal;
        _isKnown = isKnown;
    }

    /// <summary>The semantic models that are read.</summary>
    public SourceModels Models => _curio.Models;

    /// <summary>Reads operations that somebody else has, those of a function that is a curio context.</summary>
    public UnitBody Read(IOperation root, CancellationToken cancellation)
    {
        StepCollector collector = new(_curio, _goal, Models, _isKnown, _mayLead);
        collector.Read(root, cancellation);
        return collector.ToBody();
    }

    /// <summary>Reads a unit.</summary>
    public UnitBody Read(CodeUnit unit, CancellationToken cancellation) => unit.Symbol switch
    {
        INamedTypeSymbol type => ReadInitializers(type, cancellation),
        IMethodSymbol method when _goal.IsBlocking && Said(method) is { } blocks => blocks ? SaidToBlock(method) : UnitBody.Empty,
        IMethodSymbol method when _curio.Symbols.IsAsyncThread(method) => UnitBody.Empty,
        _ when unit.Function is { } function => ReadFunction(function, unit.Flags.IsSynchronous, cancellation),
        IMethodSymbol method => ReadMethod(method, unit.Flags.IsSynchronous, cancellation),
        _ => UnitBody.Empty,
    };

    /// <summary>What a method, its property or what it overrides says of itself.</summary>
    private static bool? Said(IMethodSymbol method)
    {
        for (IMethodSymbol? current = method; current is not null; current = current.OverriddenMethod)
        {
            if ((BlockingAttributes.Of(current) ?? (current.AssociatedSymbol is { } owner ? BlockingAttributes.Of(owner) : null)) is { } said)
            {
                return said.Blocks;
            }
        }

        return null;
    }

    private static UnitBody SaidToBlock(IMethodSymbol method) => method.DeclaringSyntaxReferences.FirstOrDefault() is { } reference
        ? new UnitBody([Step.Said(reference.GetSyntax())], [], [], false)
        : UnitBody.Empty;

    private UnitBody ReadFunction(SyntaxNode syntax, bool isSynchronous, CancellationToken cancellation)
    {
        IOperation? body = Models.OperationOf(syntax, cancellation) switch
        {
            IAnonymousFunctionOperation lambda => lambda.Body,
            ILocalFunctionOperation local => local.Body,
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda.Body,
            _ => null,
        };
        if (body is not { Parent: { } function })
        {
            return UnitBody.Empty;
        }

        if (!isSynchronous && _curio.Of(body, _curio.Compilation.Assembly) != CodeContext.None)
        {
            return DelegatesOf(body, TakesDelegate((function as ILocalFunctionOperation)?.Symbol), cancellation);
        }

        bool isAsync = !isSynchronous && function is IAnonymousFunctionOperation { Symbol.IsAsync: true } or ILocalFunctionOperation { Symbol.IsAsync: true };
        StepCollector collector = new(_curio, _goal, Models, _isKnown, _mayLead, isAsync ? EndOfFirstAwait(body) : int.MaxValue);
        collector.Read(body, cancellation);
        return collector.ToBody(IsAsyncIterator((function as ILocalFunctionOperation)?.Symbol));
    }

    /// <param name="method">The method.</param>
    /// <param name="isSynchronous">Whether it was told not to await anything: then it runs to its end for its caller, whatever it is.</param>
    /// <param name="cancellation">Ends the reading.</param>
    private UnitBody ReadMethod(IMethodSymbol method, bool isSynchronous, CancellationToken cancellation)
    {
        StepCollector? collector = null;
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            SyntaxNode syntax = BodyOf(reference.GetSyntax(cancellation));
            if (!isSynchronous && !TakesDelegate(method) && _curio.IsDeclaredContext(method, syntax.SyntaxTree))
            {
                return UnitBody.Empty;
            }

            if (HasBody(syntax) && Models.OperationOf(syntax, cancellation) is { } operation)
            {
                if (SilentCode.OnlyThrows(method, operation))
                {
                    return UnitBody.Empty;
                }

                if (!isSynchronous && _curio.Of(operation, method) != CodeContext.None)
                {
                    return DelegatesOf(operation, TakesDelegate(method), cancellation);
                }

                collector = new(_curio, _goal, Models, _isKnown, _mayLead, method.IsAsync && !isSynchronous ? EndOfFirstAwait(operation) : int.MaxValue);
                collector.Read(operation, cancellation);
            }
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            ReadConstruction(method, collector ??= new(_curio, _goal, Models, _isKnown, _mayLead), cancellation);
        }

        return collector?.ToBody(IsAsyncIterator(method)) ?? UnitBody.Empty;
    }

    /// <summary>The first <c>yield</c> may stand behind the first await, where nobody reads.</summary>
    private static bool IsAsyncIterator(IMethodSymbol? function) => function is { IsAsync: true, ReturnType.Name: "IAsyncEnumerable" or "IAsyncEnumerator" };

    private static bool TakesDelegate(IMethodSymbol? function) => function is not null && function.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate);

    /// <summary>
    /// A curio context gets reports of its own, but not about the delegates that its callers give it: those run on the same thread,
    /// before its first await or after.
    /// </summary>
    private UnitBody DelegatesOf(IOperation context, bool takesAny, CancellationToken cancellation)
    {
        if (!takesAny)
        {
            return UnitBody.Empty;
        }

        UnitBody body = Read(context, cancellation);
        return new UnitBody([], body.Invoked, body.Passed, false);
    }

    /// <summary>What a constructor runs beside its body: the initialisers of fields, and the constructor of the base.</summary>
    private void ReadConstruction(IMethodSymbol constructor, StepCollector collector, CancellationToken cancellation)
    {
        if (collector.CallsOwnConstructor)
        {
            return;
        }

        ReadInitializers(constructor.ContainingType, collector, isStatic: false, cancellation);
        if (!collector.CallsConstructor
            && constructor.ContainingType is { BaseType: { } ancestor }
            && constructor.Locations.FirstOrDefault() is { SourceTree: { } tree } at
            && ImpliedOf(ancestor, constructor.ContainingType) is { } implied
            && _isKnown(implied.ContainingAssembly))
        {
            SyntaxNode syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault() is { } own
                ? own.GetSyntax(cancellation)
                : tree.GetRoot(cancellation).FindNode(at.SourceSpan);
            collector.Add(Step.Call(syntax, implied));
        }
    }

    /// <summary>The constructor that is called where none is named: the compiler takes the one that needs least.</summary>
    private IMethodSymbol? ImpliedOf(INamedTypeSymbol ancestor, INamedTypeSymbol type) => ancestor.InstanceConstructors
        .Where(c => c.Parameters.All(p => p.IsOptional || p.IsParams) && _curio.Compilation.IsSymbolAccessibleWithin(c, type))
        .OrderBy(c => c.Parameters.Any(p => p.IsParams)).ThenBy(c => c.Parameters.Length).FirstOrDefault();

    private UnitBody ReadInitializers(INamedTypeSymbol type, CancellationToken cancellation)
    {
        StepCollector collector = new(_curio, _goal, Models, _isKnown, _mayLead);
        ReadInitializers(type, collector, isStatic: true, cancellation);
        foreach (SyntaxReference reference in type.StaticConstructors.SelectMany(c => c.DeclaringSyntaxReferences))
        {
            Read(reference.GetSyntax(cancellation), collector, cancellation);
        }

        return collector.ToBody();
    }

    private void ReadInitializers(INamedTypeSymbol type, StepCollector collector, bool isStatic, CancellationToken cancellation)
    {
        foreach (ISymbol member in type.GetMembers().Where(m => m.IsStatic == isStatic && m is IFieldSymbol { IsConst: false } or IPropertySymbol or IEventSymbol))
        {
            foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
            {
                EqualsValueClauseSyntax? initializer = reference.GetSyntax(cancellation) switch
                {
                    VariableDeclaratorSyntax variable => variable.Initializer,
                    PropertyDeclarationSyntax property => property.Initializer,
                    _ => null,
                };
                if (initializer is not null and not { Value: LiteralExpressionSyntax or AnonymousFunctionExpressionSyntax })
                {
                    Read(initializer, collector, cancellation);
                }
            }
        }
    }

    private void Read(SyntaxNode syntax, StepCollector collector, CancellationToken cancellation)
    {
        if (Models.OperationOf(syntax, cancellation) is { } operation)
        {
            collector.Read(operation, cancellation);
        }
    }

    /// <summary>A primary constructor stands in the head of its type, where only the call of the base is code.</summary>
    private static SyntaxNode BodyOf(SyntaxNode declaration) => declaration is TypeDeclarationSyntax type
        ? type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() ?? declaration
        : declaration;

    private static bool HasBody(SyntaxNode syntax) => syntax switch
    {
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null || method is ConstructorDeclarationSyntax,
        ArrowExpressionClauseSyntax or PrimaryConstructorBaseTypeSyntax => true,
        _ => false,
    };

    /// <summary>Up to there an asynchronous function runs on the thread of its caller.</summary>
    private static int EndOfFirstAwait(IOperation body) => Functions.OwnOperations(body)
        .Where(o => o is IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true }
            or IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true })
        .Select(o => o is IForEachLoopOperation loop ? loop.Collection.Syntax.Span.End : o is IUsingOperation use ? use.Resources.Syntax.Span.End : o.Syntax.Span.End)
        .DefaultIfEmpty(int.MaxValue).Min();
}
