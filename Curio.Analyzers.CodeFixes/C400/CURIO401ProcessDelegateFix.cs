using System.Composition;
using Curio.Analyzers.C400;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes.C400;

/// <summary>Fixes CURIO401: a lambda that captures variables becomes static, and is handed them as arguments.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO401ProcessDelegateFix))]
[Shared]
public sealed class CURIO401ProcessDelegateFix() : OneEditFix(RuleIds.ProcessDelegate, "Hand over captured variables as arguments")
{
    private const int MostArguments = 4;

    private protected override SiteEdit? EditOf(FixSite site)
    {
        if (site.Node is not LambdaExpressionSyntax { Parent: ArgumentSyntax { NameColon: null, Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } } lambda
            || ParametersOf(lambda) is not { } parameters
            || call.ArgumentList.Arguments.Any(a => a.NameColon is not null)
            || call.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax } or GenericNameSyntax
            || FunctionOf(lambda, site.Model, site.CancellationToken) is not { } function)
        {
            return null;
        }

        var captured = Captures.Of(function, function.Symbol).ToList();
        JsonObjections objections = new(site.Curio);
        return captured.Count > 0
            && parameters.Count + captured.Count <= MostArguments
            && captured.All(c => TypeOf(c) is { } type && objections.To(type, isResult: false) is null)
            && !function.Descendants().Any(o => Writes(o, captured))
                ? new SiteEdit(Title, call, current => WithArguments((InvocationExpressionSyntax)current, [.. captured.Select(c => c.Name)]))
                : null;
    }

    private static IAnonymousFunctionOperation? FunctionOf(LambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(lambda, cancellationToken) switch
        {
            IAnonymousFunctionOperation function => function,
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => function,
            _ => null,
        };

    /// <summary>The parameters; null where they have types, which those that come would need, too.</summary>
    private static IReadOnlyList<ParameterSyntax>? ParametersOf(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => [simple.Parameter],
        ParenthesizedLambdaExpressionSyntax { ReturnType: null } list when list.ParameterList.Parameters.All(p => p.Type is null) =>
            list.ParameterList.Parameters,
        _ => null,
    };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol { IsRef: false } local => local.Type,
        IParameterSymbol { IsThis: false, RefKind: RefKind.None } parameter => parameter.Type,
        _ => null,
    };

    /// <summary>What the lambda writes, the caller would not see any more.</summary>
    private static bool Writes(IOperation operation, List<ISymbol> captured)
    {
        ISymbol? symbol = operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        return symbol is not null && captured.Contains(symbol, SymbolEqualityComparer.Default) && operation.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == operation,
            IIncrementOrDecrementOperation => true,
            IArgumentOperation { Parameter.RefKind: not RefKind.None } => true,
            _ => false,
        };
    }

    private static InvocationExpressionSyntax WithArguments(InvocationExpressionSyntax call, IReadOnlyList<string> names)
    {
        ArgumentListSyntax list = call.ArgumentList;
        var lambda = (LambdaExpressionSyntax)list.Arguments[0].Expression;
        ArgumentListSyntax result = list.ReplaceNode(lambda, AsStatic(lambda, names));
        foreach (string name in names)
        {
            SyntaxNodeOrTokenList longer = result.Arguments.GetWithSeparators()
                .Add(SyntaxFactory.Token(default, SyntaxKind.CommaToken, [SyntaxFactory.Space]))
                .Add(SyntaxFactory.Argument(SyntaxFactory.IdentifierName(name)));
            result = result.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(longer));
        }

        return call.WithArgumentList(result);
    }

    private static ParenthesizedLambdaExpressionSyntax AsStatic(LambdaExpressionSyntax lambda, IReadOnlyList<string> names)
    {
        IEnumerable<string> parameters = ParametersOf(lambda)!.Select(p => p.Identifier.Text).Concat(names);
        var model = (ParenthesizedLambdaExpressionSyntax)SyntaxFactory.ParseExpression($"static ({string.Join(", ", parameters)}) => 0");
        return model.WithArrowToken(lambda.ArrowToken).WithBlock(lambda.Block).WithExpressionBody(lambda.ExpressionBody).WithTriviaFrom(lambda);
    }
}
