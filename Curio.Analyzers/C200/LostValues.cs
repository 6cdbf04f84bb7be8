using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>The places where a value goes nowhere, and whether a coroutine is lost there.</summary>
internal sealed class LostValues
{
    private readonly KnownSymbols _symbols;
    private readonly INamedTypeSymbol? _enumerable;
    private readonly INamedTypeSymbol? _linq;
    private readonly INamedTypeSymbol?[] _printers;

    /// <summary>Resolves what the answers need.</summary>
    public LostValues(Compilation compilation, KnownSymbols symbols)
    {
        _symbols = symbols;
        _enumerable = compilation.GetTypeByMetadataName("System.Collections.Generic.IEnumerable`1");
        _linq = compilation.GetTypeByMetadataName("System.Linq.Enumerable");
        _printers =
        [
            compilation.GetTypeByMetadataName("System.Console"),
            compilation.GetTypeByMetadataName("System.Text.StringBuilder"),
            compilation.GetTypeByMetadataName("System.IO.TextWriter"),
            compilation.GetTypeByMetadataName("System.Diagnostics.Debug"),
            compilation.GetTypeByMetadataName("System.Diagnostics.Trace"),
            compilation.GetSpecialType(SpecialType.System_String),
        ];
    }

    /// <summary>The operations that make text of a value.</summary>
    public static OperationKind[] KindsOfText { get; } =
        [OperationKind.Interpolation, OperationKind.InterpolatedStringAppendFormatted, OperationKind.Binary, OperationKind.Invocation];

    /// <summary>Whether a value of this type is a coroutine, or perhaps one.</summary>
    public bool IsCoroutine(ITypeSymbol? type) => _symbols.IsCoro(
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type);

    /// <summary>Whether a value of this type makes coroutines while it is enumerated.</summary>
    public bool IsLazySequence(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1 } named && KnownSymbols.Same(named.OriginalDefinition, _enumerable) && IsCoroutine(named.TypeArguments[0]);

    /// <summary>Whether a value of this type is a task that ends when it has made a coroutine, of which it runs nothing.</summary>
    public bool IsTaskOfCoroutine(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" } task && IsCoroutine(task.TypeArguments[0]);

    /// <summary>Whether evaluating this made a coroutine that did not exist before.</summary>
    public bool Makes(IOperation? value)
    {
        IOperation? plain = WithoutConversion(value);
        return plain switch
        {
            // A call in a chain of '?.' that is a statement has no value, and says so in the type of the whole only.
            IConditionalAccessOperation access => Makes(access.WhenNotNull),
            IInvocationOperation call => IsCoroutine(call.Type) || IsTaskOfCoroutine(call.Type) || (IsLazySequence(call.Type) && IsLinq(call.TargetMethod)),
            IAwaitOperation => IsCoroutine(plain.Type),
            IConditionalOperation choice => Makes(choice.WhenTrue) || Makes(choice.WhenFalse),
            ISwitchExpressionOperation choice => choice.Arms.Any(a => Makes(a.Value)),
            ICoalesceOperation choice => Makes(choice.Value) || Makes(choice.WhenNull),
            _ => false,
        };
    }

    /// <summary>The coroutine that is a statement by itself.</summary>
    public IOperation? Statement(IExpressionStatementOperation statement) => Made(statement.Operation);

    /// <summary>The coroutine that <c>_ =</c> throws away.</summary>
    public IOperation? Discard(ISimpleAssignmentOperation assignment) =>
        assignment.Target is IDiscardOperation && assignment.Parent is IExpressionStatementOperation or IAnonymousFunctionOperation or IReturnOperation
            ? Made(assignment.Value)
            : null;

    /// <summary>The coroutine that is asked for its name instead of being awaited.</summary>
    public IOperation? Text(IOperation operation) => operation switch
    {
        IInterpolationOperation part => Made(part.Expression),
        IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments.Length: > 0 } append } => Made(append.Arguments[0].Value),
        IBinaryOperation { Type.SpecialType: SpecialType.System_String } sum => Made(sum.LeftOperand) ?? Made(sum.RightOperand),
        IInvocationOperation { Instance: { } instance, TargetMethod: { Name: "ToString" or "GetHashCode" or "GetType" } } when
            IsCoroutine(instance.Type) => Made(instance),
        _ => null,
    };

    /// <summary>The coroutine that a parameter takes as any object, to print it.</summary>
    public IOperation? Argument(IArgumentOperation argument)
    {
        if (argument.Parameter is not { ContainingSymbol: IMethodSymbol method } parameter)
        {
            return null;
        }

        return argument.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection
            ? Objects(argument.Value).Select(Made).FirstOrDefault(v => v is not null)
            : parameter.Type.SpecialType == SpecialType.System_Object && _printers.Any(p => KnownSymbols.Same(p, method.ContainingType))
                ? Made(argument.Value)
                : null;
    }

    /// <summary>The task with a coroutine in it that becomes a task without a result, or is asked for nothing but its end.</summary>
    public IOperation? Task(IInvocationOperation call)
    {
        if (!IsTaskOfCoroutine(call.Type) || IsExpectedToThrow(call))
        {
            return null;
        }

        IOperation outer = Operations.Outermost(call);
        return IsPlainTask(outer.Type) || (outer.Parent is IInvocationOperation asked && asked.Instance == outer && IsPlainTask(asked.TargetMethod.ContainingType))
            ? call
            : null;
    }

    private static bool IsPlainTask(ITypeSymbol? type) => type is INamedTypeSymbol { Arity: 0, Name: "Task", ContainingNamespace.Name: "Tasks" };

    /// <summary>The arguments that became a list of objects.</summary>
    private static IEnumerable<IOperation> Objects(IOperation list) => (list switch
    {
        IArrayCreationOperation { Initializer: { } values } => values.ElementValues,
        ICollectionExpressionOperation values => values.Elements,
        _ => [],
    }).Where(v => v is IConversionOperation { Type.SpecialType: SpecialType.System_Object });

    /// <summary>The coroutine that a lambda returns as an object, for one who cannot know what to do with it.</summary>
    public IOperation? LambdaResult(IReturnOperation statement) =>
        statement is { Kind: OperationKind.Return, ReturnedValue: IConversionOperation { Type.SpecialType: SpecialType.System_Object } value }
            && FunctionOf(statement) is IAnonymousFunctionOperation lambda && !ExpectsException(lambda)
            ? Made(value)
            : null;

    /// <summary>What stands under the conversions that the compiler adds to fit a value to its place.</summary>
    public static IOperation? WithoutConversion(IOperation? value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    private IOperation? Made(IOperation? value) => value is not null && !IsExpectedToThrow(value) && Makes(value) ? WithoutConversion(value) : null;

    private bool IsLinq(IMethodSymbol method) => KnownSymbols.Same(method.ContainingType, _linq);

    /// <summary>A test that calls a method only to see it throw needs no coroutine.</summary>
    private static bool IsExpectedToThrow(IOperation value) =>
        FunctionOf(value) is IAnonymousFunctionOperation lambda && ExpectsException(lambda);

    private static bool ExpectsException(IAnonymousFunctionOperation lambda)
    {
        IOperation? current = lambda.Parent;
        while (current is IDelegateCreationOperation or IConversionOperation)
        {
            current = current.Parent;
        }

        return current is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }
            && (method.Name.StartsWith("Throw", StringComparison.Ordinal) || (method.Name == "Exception" && method.ContainingType.Name == "Record"));
    }

    private static IOperation? FunctionOf(IOperation operation)
    {
        IOperation? current = operation.Parent;
        while (current is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            current = current.Parent;
        }

        return current;
    }
}
