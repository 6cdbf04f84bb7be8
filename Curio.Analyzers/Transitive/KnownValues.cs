using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// The values of a member's locals that are written once, so that a delegate, a sequence or an object kept in one is known
/// where it is used.
/// </summary>
internal sealed class KnownValues
{
    // Values are looked up through so many names at most: enough for people, an end for `var a = b; var b = a;`.
    private const int LongestChain = 8;

    private readonly SourceModels _models;
    private readonly IOperation? _root;
    private Dictionary<ILocalSymbol, IOperation?>? _locals;

    /// <summary>Creates the values of the member that an operation belongs to.</summary>
    /// <param name="models">The semantic models of the compilation.</param>
    /// <param name="operation">The operation; null for values that stand in no member.</param>
    public KnownValues(SourceModels models, IOperation? operation)
    {
        _models = models;
        _root = operation is null ? null : Values.RootOf(operation);
    }

    /// <summary>The operation that a value comes from; itself, where nothing more is known.</summary>
    public IOperation Source(IOperation value)
    {
        for (int i = 0; i < LongestChain; i++)
        {
            IOperation? next = value switch
            {
                IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                IDelegateCreationOperation creation => creation.Target,
                ILocalReferenceOperation local => OfLocal(local.Local),
                IFieldReferenceOperation { Field: { IsReadOnly: true } field } => OfField(field),
                _ => null,
            };
            if (next is null)
            {
                return value;
            }

            value = next;
        }

        return value;
    }

    /// <summary>What a delegate is, or null when it can be more than one thing.</summary>
    public DelegateValue? Delegate(IOperation value) => Source(value) switch
    {
        IAnonymousFunctionOperation lambda => new DelegateValue(lambda.Syntax),
        IMethodReferenceOperation reference => new DelegateValue(reference),
        IParameterReferenceOperation parameter => new DelegateValue(parameter.Parameter),
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } when !_models.Declare(field) => new DelegateValue(field.OriginalDefinition),
        _ => null,
    };

    /// <summary>The delegate that a read-only field of the compilation keeps; null when that can be more than one thing.</summary>
    public DelegateValue? Delegate(IFieldSymbol field) => OfField(field) is { } value ? Delegate(value) : null;

    private IOperation? OfLocal(ILocalSymbol local) => (_locals ??= FindLocals()).TryGetValue(local, out IOperation? value) ? value : null;

    private Dictionary<ILocalSymbol, IOperation?> FindLocals()
    {
        Dictionary<ILocalSymbol, IOperation?> values = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in _root?.Descendants() ?? [])
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer: { } initializer } declarator:
                    Write(declarator.Symbol, initializer.Value);
                    break;
                case ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation target } assignment:
                    Write(target.Local, assignment.Value);
                    break;
                case ILocalReferenceOperation reference when IsWrittenOtherwise(reference):
                    Write(reference.Local, null);
                    break;
            }
        }

        return values;

        void Write(ILocalSymbol local, IOperation? value) => values[local] = values.ContainsKey(local) ? null : value;
    }

    private static bool IsWrittenOtherwise(ILocalReferenceOperation reference) =>
        reference.Parent is not ISimpleAssignmentOperation { IsRef: false } && Values.IsWritten(reference);

    /// <summary>The initialiser of a read-only field that no constructor writes.</summary>
    private IOperation? OfField(IFieldSymbol field)
    {
        if (field.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            || !_models.Contains(reference.SyntaxTree)
            || reference.GetSyntax() is not VariableDeclaratorSyntax { Initializer: { } initializer }
            || IsWrittenByConstructor(field))
        {
            return null;
        }

        return (_models.OperationOf(initializer, CancellationToken.None) as IFieldInitializerOperation)?.Value;
    }

    private static bool IsWrittenByConstructor(IFieldSymbol field) => field.ContainingType.Constructors
        .SelectMany(c => c.DeclaringSyntaxReferences)
        .SelectMany(r => r.GetSyntax() is ConstructorDeclarationSyntax constructor ? constructor.DescendantTokens() : [])
        .Any(token => token.ValueText == field.Name);
}
