using Curio.Analyzers.Blocking;
using Curio.Analyzers.Transitive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes;

/// <summary>
/// What CURIO106 finds at a place: a path through what is called there, or one through what the language calls with the result: its
/// <c>Dispose</c>, its enumerator, its <c>ToString</c>, a conversion of it. Those stay behind when a worker makes the value.
/// </summary>
internal static class OwnCalls
{
    /// <summary>Whether a path leads from what is called at a place: a worker that calls it there takes it along.</summary>
    public static bool Block(IOperation operation, FixSite site) => StepsAt(operation, site)
        .Any(s => !IsImplied(s, operation) && site.Curio.Facts.Find(s, null, site.CancellationToken) is not null);

    /// <summary>Whether the path that is reported, the surest and of those the shortest, is not one from what is called there.</summary>
    public static bool AreBehindImplied(IOperation operation, FixSite site) => IsUsedByLanguage(operation) && StepsAt(operation, site)
        .Select(s => (Step: s, Path: site.Curio.Facts.Find(s, null, site.CancellationToken)))
        .Where(found => found.Path is not null)
        .OrderByDescending(found => found.Path!.Certainty).ThenBy(found => found.Path!.Distance)
        .Select(found => IsImplied(found.Step, operation)).DefaultIfEmpty(true).First();

    /// <summary>As the rule reads them: with the whole body around them, which tells what its locals are.</summary>
    private static IEnumerable<Step> StepsAt(IOperation operation, FixSite site)
    {
        IOperation body = operation;
        while (body.Parent is { } parent and not ILocalFunctionOperation && !IsBorder(parent, site))
        {
            body = parent;
        }

        return site.Curio.Facts.Reader.Read(body, site.CancellationToken).Steps.Where(s => s.Syntax.Span == operation.Syntax.Span);
    }

    private static bool IsBorder(IOperation operation, FixSite site) => operation is IAnonymousFunctionOperation lambda
        && (lambda.Symbol.IsAsync || !RunningCode.IsInPlace(lambda, site.Curio.Symbols));

    /// <summary>Of a delegate that runs there, or is handed over, the name is another one as well.</summary>
    private static bool IsImplied(Step step, IOperation operation) =>
        step is { Callee: IMethodSymbol callee, Function: null, Condition: null }
        && (step.Enumerates || !IsCalledBy(operation, callee))
        && IsUsedByLanguage(operation);

    private static bool IsCalledBy(IOperation operation, IMethodSymbol method) => operation switch
    {
        IInvocationOperation call => KnownSymbols.Same(call.TargetMethod, method),
        IObjectCreationOperation creation => KnownSymbols.Same(creation.Constructor, method),
        IPropertyReferenceOperation property => KnownSymbols.Same(property.Property, method.AssociatedSymbol),
        _ => false,
    };

    /// <summary>Whether a value is what a statement or an expression calls members of without their names.</summary>
    private static bool IsUsedByLanguage(IOperation value)
    {
        IOperation? user = value.Parent;
        while (user is IConversionOperation { OperatorMethod: null }
            or IVariableInitializerOperation or IVariableDeclaratorOperation or IVariableDeclarationOperation or IVariableDeclarationGroupOperation)
        {
            user = user.Parent;
        }

        return user switch
        {
            IUsingOperation or IUsingDeclarationOperation or ISpreadOperation or IInterpolationOperation or IConversionOperation => true,
            IForEachLoopOperation loop => loop.Collection.Syntax.Span.Contains(value.Syntax.Span),
            IBinaryOperation or ICompoundAssignmentOperation => user.Type?.SpecialType == SpecialType.System_String,
            _ => false,
        };
    }
}
