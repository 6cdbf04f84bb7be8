using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>
/// Where a query begins, whichever way leads there: through locals, private fields, branches, and methods and properties of the same file.
/// Queries that a database answers wait for it; the same operators on a list in memory do not wait for anybody.
/// </summary>
internal sealed class EntityQueries
{
    // The declarations and calls that are being looked at: what they make of themselves says nothing new.
    private readonly HashSet<SyntaxNode> _open = [];

    // So many steps are enough for any query that somebody can still read.
    private int _steps = 200;

    private EntityQueries()
    {
    }

    /// <summary>Whether what an operator runs is a query that certainly begins at a <c>DbSet</c> of Entity Framework Core.</summary>
    public static bool IsRunBy(IOperation operation) => Values.ReceiverOf(operation) is { } source
        && (source.Type?.TypeKind == TypeKind.Interface || IsDbSet(source.Type))
        && new EntityQueries().BeginsAtSet(source, null) == true;

    /// <summary>Whether all that a value can be begins there; null where it is nothing that could be run.</summary>
    /// <param name="value">The value.</param>
    /// <param name="call">The call whose parameters it may name; null in the function that is analyzed.</param>
    private bool? BeginsAtSet(IOperation value, Frame? call)
    {
        value = Values.Unwrap(value);
        return _steps-- <= 0 ? false : IsDbSet(value.Type) ? true : value switch
        {
            IThrowOperation or IDefaultValueOperation or ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } => null,
            ILocalReferenceOperation local => While(local.Local, () => All(Values.AllValuesOf(local), call)),
            IFieldReferenceOperation field => While(field.Field, () => All(FieldValues.OnlyValueOf(field) is { } only ? [only] : [], null)),
            IParameterReferenceOperation parameter => call?.ArgumentOf(parameter.Parameter) is { } argument ? BeginsAtSet(argument, call.Caller) : false,
            IConditionalOperation { WhenFalse: { } other } choice => All([choice.WhenTrue, other], call),
            ICoalesceOperation choice => All([choice.Value, choice.WhenNull], call),
            ISwitchExpressionOperation choice => All([.. choice.Arms.Select(arm => arm.Value)], call),
            IConditionalAccessOperation access => BeginsAtSet(access.WhenNotNull, call),
            IPropertyReferenceOperation { Property.GetMethod: { } getter } when IsQuery(value.Type) && IsOfFile(getter, value) => OfBody(getter, value, null),

            // What a call makes of a sequence that is no query is in memory.
            IInvocationOperation made when IsQuery(made.Type) => IsOfFile(made.TargetMethod, made)
                ? OfBody(made.TargetMethod, made, new Frame(made, call))
                : Values.ReceiverOf(made) is { } source ? BeginsAtSet(source, call) : false,
            _ => false,
        };
    }

    private bool? All(List<IOperation> values, Frame? call)
    {
        bool? answer = values.Count == 0 ? false : null;
        foreach (IOperation value in values)
        {
            if (BeginsAtSet(value, call) is { } one)
            {
                if (!one)
                {
                    return false;
                }

                answer = true;
            }
        }

        return answer;
    }

    private bool? While(ISymbol declared, Func<bool?> answer) =>
        declared.DeclaringSyntaxReferences is { Length: > 0 } declarations ? While(declarations[0].GetSyntax(), answer) : false;

    private bool? While(SyntaxNode place, Func<bool?> answer)
    {
        if (!_open.Add(place))
        {
            return null;
        }

        bool? found = answer();
        _ = _open.Remove(place);
        return found;
    }

    /// <summary>What a method of the same file gives back.</summary>
    private bool? OfBody(IMethodSymbol method, IOperation use, Frame? call) => While(use.Syntax, () =>
        use.SemanticModel!.GetOperation(method.DeclaringSyntaxReferences[0].GetSyntax()) is { } body
            ? All([.. Functions.OwnOperations(body).OfType<IReturnOperation>().Select(r => r.ReturnedValue).OfType<IOperation>()], call)
            : false);

    /// <summary>Whether the body of a method can be read, and no other one is called instead.</summary>
    private static bool IsOfFile(IMethodSymbol method, IOperation use) =>
        method is { IsVirtual: false, IsAbstract: false, IsOverride: false, DeclaringSyntaxReferences: { Length: 1 } declarations }
            && declarations[0].SyntaxTree == use.SemanticModel?.SyntaxTree;

    private static bool IsQuery(ITypeSymbol? type) =>
        type is { Name: "IQueryable" or "IOrderedQueryable" or "IIncludableQueryable" } || IsDbSet(type);

    private static bool IsDbSet(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "DbSet", ContainingNamespace: { Name: "EntityFrameworkCore", ContainingNamespace.Name: "Microsoft" } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A call whose body is read.</summary>
    /// <param name="call">The call.</param>
    /// <param name="caller">The call in whose body that stands.</param>
    private sealed class Frame(IInvocationOperation call, Frame? caller)
    {
        public Frame? Caller => caller;

        public IOperation? ArgumentOf(IParameterSymbol parameter) =>
            call.Arguments.FirstOrDefault(a => KnownSymbols.Same(a.Parameter?.OriginalDefinition, parameter.OriginalDefinition))?.Value;
    }
}
