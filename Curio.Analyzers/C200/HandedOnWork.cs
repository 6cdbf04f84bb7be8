using Curio.Analyzers.Transitive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>
/// Asynchronous work that is handed on to something that waits for nobody, such as a timer, and is made for it: all of it
/// stands in a <c>try</c> whose handler keeps every exception, so that none of them ends the process.
/// </summary>
internal sealed class HandedOnWork
{
    private readonly SourceModels _models;
    private readonly INamedTypeSymbol? _exception;

    /// <summary>Prepares the question for one compilation.</summary>
    public HandedOnWork(Compilation compilation)
    {
        _models = new SourceModels(compilation);
        _exception = compilation.GetTypeByMetadataName("System.Exception");
    }

    /// <summary>Whether an operation hands on a function that keeps its exceptions.</summary>
    public bool KeepsItsExceptions(IOperation operation, CancellationToken cancellation) => operation switch
    {
        IAnonymousFunctionOperation lambda => IsGuarded(lambda.Body),
        IMethodReferenceOperation reference => IsGuarded(BodyOf(reference.Method.OriginalDefinition, cancellation)),
        _ => false,
    };

    /// <summary>Whether code that compiles makes a delegate of a lambda; otherwise nobody knows what it will be.</summary>
    public static bool IsBound(IOperation operation) =>
        operation is not IAnonymousFunctionOperation || (operation.Parent is IDelegateCreationOperation made && !IsInvalid(made));

    private static bool IsInvalid(IOperation made)
    {
        IOperation? parent = made.Parent;
        while (parent is IArgumentOperation or IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IInvalidOperation || (parent is IInvocationOperation { TargetMethod.ReturnsVoid: true, Parent: IAwaitOperation });
    }

    private IBlockOperation? BodyOf(IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && _models.Contains(reference.SyntaxTree)
            ? _models.OperationOf(reference.GetSyntax(cancellation), cancellation) switch
            {
                IMethodBodyOperation body => body.BlockBody,
                ILocalFunctionOperation local => local.Body,
                _ => null,
            }
            : null;

    private bool IsGuarded(IBlockOperation? body) =>
        body?.Operations.FirstOrDefault() is ITryOperation guard
        && body.Operations.Skip(1).All(o => o.IsImplicit)
        && guard.Catches.Any(KeepsAll);

    private bool KeepsAll(ICatchClauseOperation handler) =>
        handler.Filter is null
        && (handler.ExceptionType.SpecialType == SpecialType.System_Object || KnownSymbols.Same(handler.ExceptionType, _exception))
        && !handler.Handler.Descendants().Any(o => o is IThrowOperation);
}
