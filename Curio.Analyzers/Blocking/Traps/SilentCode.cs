using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>Code that stands there and does not run: names, expression trees, attributes, what nothing reaches.</summary>
internal static class SilentCode
{
    /// <summary>Whether an operation is inside such code.</summary>
    public static bool Contains(IOperation operation)
    {
        if (IsLeftOut(operation))
        {
            return true;
        }

        IOperation child = operation;
        for (IOperation? parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            bool silent = parent switch
            {
                INameOfOperation or IAttributeOperation => true,
                IInvocationOperation => IsLeftOut(parent),
                IConversionOperation or IDelegateCreationOperation => IsExpressionTree(parent.Type),
                IConditionalOperation conditional => IsNeverChosen(conditional, child),
                IBlockOperation block => IsUnreachable(block.Operations, child),
                ISwitchCaseOperation section => IsUnreachable(section.Body, child),
                _ => false,
            };
            if (silent)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a statement never reaches its end: it leaves, or it calls what never returns.</summary>
    public static bool NeverEnds(IOperation? statement) => statement switch
    {
        IReturnOperation { Kind: OperationKind.Return or OperationKind.YieldBreak } or IThrowOperation or IBranchOperation => true,
        IExpressionStatementOperation { Operation: var expression } => Values.Unwrap(expression) is IThrowOperation || NeverReturns(expression),
        IBlockOperation block => block.Operations.Any(NeverEnds),
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => NeverEnds(conditional.WhenTrue) && NeverEnds(whenFalse),
        _ => false,
    };

    /// <summary>Whether a method is there to throw: it says so, or its body has no other end.</summary>
    /// <param name="method">The method.</param>
    /// <param name="body">Its body.</param>
    public static bool OnlyThrows(IMethodSymbol method, IOperation body) =>
        IsDoesNotReturn(method) || (Throws(body) && !Functions.OwnOperations(body).Any(o => o is IReturnOperation { IsImplicit: false }));

    /// <summary>Whether a method says that it never returns.</summary>
    public static bool IsDoesNotReturn(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (IsDoesNotReturn(attribute))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Throws(IOperation? code) => code switch
    {
        IThrowOperation => true,
        IMethodBodyOperation method => Throws(method.BlockBody ?? method.ExpressionBody),
        IBlockOperation { Operations: { Length: > 0 } statements } => Throws(statements[statements.Length - 1]),
        IExpressionStatementOperation { Operation: var expression } => Values.Unwrap(expression) is IThrowOperation || NeverReturns(expression),
        IReturnOperation { ReturnedValue: { } value } => Values.Unwrap(value) is IThrowOperation,
        _ => false,
    };

    private static bool NeverReturns(IOperation expression) => Values.Unwrap(expression) switch
    {
        IInvocationOperation call => IsDoesNotReturn(call.TargetMethod),
        IAwaitOperation awaited => NeverReturns(awaited.Operation),
        _ => false,
    };

    private static bool IsDoesNotReturn(AttributeData attribute) => attribute.AttributeClass is
    {
        Name: "DoesNotReturnAttribute", ContainingNamespace: { Name: "CodeAnalysis", ContainingNamespace.Name: "Diagnostics" }
    };

    /// <summary>Whether the compiler leaves out a call, and its arguments, because no symbol that its method asks for is defined.</summary>
    private static bool IsLeftOut(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: { ReturnsVoid: true } method, Syntax.SyntaxTree: var tree })
        {
            return false;
        }

        bool isConditional = false;
        foreach (AttributeData attribute in method.OriginalDefinition.GetAttributes())
        {
            if (attribute is { AttributeClass: { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" }, ConstructorArguments.Length: 1 }
                && attribute.ConstructorArguments[0].Value is string symbol)
            {
                isConditional = true;
                if (IsDefined(symbol, tree))
                {
                    return false;
                }
            }
        }

        return isConditional;
    }

    private static bool IsDefined(string symbol, SyntaxTree tree)
    {
        bool isDefined = tree.Options.PreprocessorSymbolNames.Contains(symbol);
        for (DirectiveTriviaSyntax? directive = (tree.GetRoot() as CompilationUnitSyntax)?.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            isDefined = directive switch
            {
                DefineDirectiveTriviaSyntax { IsActive: true } define when define.Name.ValueText == symbol => true,
                UndefDirectiveTriviaSyntax { IsActive: true } undef when undef.Name.ValueText == symbol => false,
                _ => isDefined,
            };
        }

        return isDefined;
    }

    /// <summary>A label brings code to life again, whatever stands before it.</summary>
    private static bool IsUnreachable(IReadOnlyList<IOperation> statements, IOperation statement)
    {
        bool ended = false;
        foreach (IOperation current in statements)
        {
            ended &= current is not (ILabeledOperation or ILocalFunctionOperation);
            if (current == statement)
            {
                return ended;
            }

            ended |= NeverEnds(current);
        }

        return false;
    }

    private static bool IsNeverChosen(IConditionalOperation conditional, IOperation branch) => conditional.Condition.ConstantValue.Value switch
    {
        true => branch == conditional.WhenFalse,
        false => branch == conditional.WhenTrue,
        _ => false,
    };

    private static bool IsExpressionTree(ITypeSymbol? type) => type is INamedTypeSymbol
    {
        Name: "Expression", Arity: 1, ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" }
    };
}
