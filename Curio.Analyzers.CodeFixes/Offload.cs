using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes;

/// <summary>
/// Hands an expression that blocks to a worker: <c>X(a)</c> becomes <c>await Coro.RunInThread(() =&gt; X(a))</c>, or
/// <c>await Task.Run(() =&gt; X(a))</c> in a program without a kernel.
/// </summary>
internal static class Offload
{
    // What begins to work when it is iterated would do so on the wrong thread; these have a twin that does it at once.
    private static readonly ImmutableDictionary<string, string> s_eagerTwins = new Dictionary<string, string>
    {
        ["System.IO.File.ReadLines"] = "ReadAllLines",
        ["System.IO.Directory.EnumerateFiles"] = "GetFiles",
        ["System.IO.Directory.EnumerateDirectories"] = "GetDirectories",
        ["System.IO.Directory.EnumerateFileSystemEntries"] = "GetFileSystemEntries",
        ["System.IO.DirectoryInfo.EnumerateFiles"] = "GetFiles",
        ["System.IO.DirectoryInfo.EnumerateDirectories"] = "GetDirectories",
        ["System.IO.DirectoryInfo.EnumerateFileSystemInfos"] = "GetFileSystemInfos",
    }.ToImmutableDictionary();

    /// <summary>The edit of a site, or null where the expression means something else on another thread.</summary>
    public static SiteEdit? Of(FixSite site)
    {
        if (site.Node is not ExpressionSyntax node
            || site.Operation is not { } call
            || !IsCall(call)
            || node.FirstAncestorOrSelf<SubpatternSyntax>() is not null
            || HandleUse.Last(call, site.Curio).Syntax is not ExpressionSyntax last
            || ConditionalAccess.Whole(last) is not { ContainsDirectives: false } whole
            || site.Model.GetOperation(whole, site.CancellationToken) is not { } operation
            || EagerName(site, whole) is not { } eager
            || !Movable.IsMovable(operation, site)
            || site.AwaitAt(whole) is not { } awaiting)
        {
            return null;
        }

        (string title, string type, string method) = site.Context == CodeContext.Task
            ? ("Use 'await Task.Run'", "System.Threading.Tasks.Task", "Run")
            : ("Use 'await Coro.RunInThread'", "Curio.Coro", "RunInThread");
        bool isStatic = AllowsStatic(whole) && !Movable.Captures(operation);
        return new SiteEdit(title, awaiting, current => CurioSyntax.AwaitInPlace(
            CurioSyntax.Call(
                CurioSyntax.Member(type, method),
                Lambda(WithType(WithName(((ExpressionSyntax)current).WithoutTrivia(), eager), operation), isStatic)),
            current,
            whole))
        {
            MovesCode = true,
        };
    }

    /// <summary>
    /// The name of the method to call: empty for the one that is called, another one where its result is lazy, and null where
    /// nothing else would do the work at once.
    /// </summary>
    private static string? EagerName(FixSite site, ExpressionSyntax whole)
    {
        ITypeSymbol? type = site.Model.GetTypeInfo(whole, site.CancellationToken).Type;
        if (type is null || !LazyResults.AreIn(type))
        {
            return "";
        }

        return ConditionalAccess.Whole((ExpressionSyntax)site.Node) == whole
            && site.BlockingCall()?.Member is { } member
            && s_eagerTwins.TryGetValue($"{member.ContainingType.ToDisplayString()}.{member.Name}", out string? twin)
            && LazyResults.IsOnlyIterated(whole, site)
            ? twin
            : null;
    }

    /// <summary>A method group that is called in place, or a property that is written, has no value to bring back.</summary>
    private static bool IsCall(IOperation? operation) => operation switch
    {
        IInvocationOperation or IObjectCreationOperation => true,
        IPropertyReferenceOperation property => !(property.Parent is IAssignmentOperation assignment && assignment.Target == property),
        _ => false,
    };

    private static bool AllowsStatic(SyntaxNode node) =>
        node.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 };

    private static ExpressionSyntax WithName(ExpressionSyntax call, string name) =>
        name.Length == 0 ? call : CallSyntax.Renamed(call, name);

    /// <summary><c>new(…)</c> has no type in a lambda whose result is inferred.</summary>
    private static ExpressionSyntax WithType(ExpressionSyntax expression, IOperation operation) =>
        expression is ImplicitObjectCreationExpressionSyntax { } creation && operation.Type is { } type
            ? SyntaxFactory.ObjectCreationExpression(
                SyntaxFactory.Token(default, SyntaxKind.NewKeyword, [SyntaxFactory.Space]),
                CurioSyntax.TypeName(type),
                creation.ArgumentList,
                creation.Initializer)
            : expression;

    private static ParenthesizedLambdaExpressionSyntax Lambda(ExpressionSyntax body, bool isStatic)
    {
        ParenthesizedLambdaExpressionSyntax lambda = SyntaxFactory.ParenthesizedLambdaExpression(
            SyntaxFactory.ParameterList()
                .WithCloseParenToken(SyntaxFactory.Token(default, SyntaxKind.CloseParenToken, [SyntaxFactory.Space])),
            body)
            .WithArrowToken(SyntaxFactory.Token(default, SyntaxKind.EqualsGreaterThanToken, [SyntaxFactory.Space]));
        return isStatic
            ? lambda.WithModifiers([SyntaxFactory.Token(default, SyntaxKind.StaticKeyword, [SyntaxFactory.Space])])
            : lambda;
    }
}
