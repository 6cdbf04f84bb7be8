using System.Composition;
using Curio.Analyzers.C100;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>Fixes CURIO101: <c>Thread.Sleep(x)</c> becomes <c>await Coro.Sleep(…)</c> for the same length of time.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO101ThreadSleepFix))]
[Shared]
public sealed class CURIO101ThreadSleepFix : CurioCodeFix
{
    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO101ThreadSleepFix()
        : base(RuleIds.ThreadSleep, "Use 'await Coro.Sleep'")
    {
    }

    private protected override SiteEdit? EditOf(
        SyntaxNode node, SemanticModel model, CurioContext curio, CancellationToken cancellationToken)
    {
        // What a constant below -1 meant to say, only its author knows; a directive inside a call would be torn apart.
        if (node is not InvocationExpressionSyntax { ContainsDirectives: false }
            || model.GetOperation(node, cancellationToken) is not IInvocationOperation invocation
            || SleepCall.From(invocation, curio.Symbols) is not { Duration: not SleepDuration.Invalid } sleep)
        {
            return null;
        }

        return AwaitSite.At(node, model, MayWait, cancellationToken) is { } site
            ? new SiteEdit(site, current => AwaitSleep((InvocationExpressionSyntax)current, sleep))
            : null;

        bool MayWait(IInvocationOperation call) =>
            SleepCall.From(call, curio.Symbols) is not null
            || KnownSymbols.Same(call.TargetMethod.ContainingType, curio.Symbols.TimeSpan);
    }

    private static AwaitExpressionSyntax AwaitSleep(InvocationExpressionSyntax call, SleepCall sleep)
    {
        SyntaxTrivia lineEnd = call.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        SyntaxTriviaList leading = call.GetLeadingTrivia().AddRange(CurioSyntax.InnerComments(call.Expression, lineEnd));
        return CurioSyntax.Await(SyntaxFactory.InvocationExpression(
                CurioSyntax.Member("Curio.Coro", "Sleep").WithTrailingTrivia(call.Expression.GetTrailingTrivia()),
                Arguments(call.ArgumentList, sleep, lineEnd)))
            .WithLeadingTrivia(leading);
    }

    private static ArgumentListSyntax Arguments(ArgumentListSyntax old, SleepCall sleep, SyntaxTrivia lineEnd)
    {
        ArgumentSyntax argument = WithoutName(old.Arguments[0], lineEnd);
        ArgumentListSyntax list = old.WithArguments([argument]);
        return sleep.Duration switch
        {
            SleepDuration.Zero => WithValue(list, CurioSyntax.Member("System.TimeSpan", "Zero")),
            SleepDuration.Infinite => WithValue(list, CurioSyntax.Member("System.Threading.Timeout", "InfiniteTimeSpan")),
            SleepDuration.TimeSpan => list,
            _ => InMilliseconds(sleep.IsConverted ? WithValue(list, AsInt(argument.Expression)) : list),
        };
    }

    private static ArgumentSyntax WithoutName(ArgumentSyntax argument, SyntaxTrivia lineEnd) =>
        argument.NameColon is not { } name
            ? argument
            : argument.WithNameColon(null).WithLeadingTrivia(name.GetLeadingTrivia()
                .AddRange(CurioSyntax.InnerComments(name, lineEnd))
                .AddRange(name.GetTrailingTrivia().Where(t => !t.IsKind(SyntaxKind.WhitespaceTrivia)))
                .AddRange(argument.Expression.GetLeadingTrivia()));

    private static ArgumentListSyntax WithValue(ArgumentListSyntax list, ExpressionSyntax value) =>
        list.WithArguments([list.Arguments[0].WithExpression(value.WithTriviaFrom(list.Arguments[0].Expression))]);

    /// <summary>The conversion that the call chose, which the overloads of <c>FromMilliseconds</c> could choose otherwise.</summary>
    private static CastExpressionSyntax AsInt(ExpressionSyntax value) => SyntaxFactory.CastExpression(
        SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.IntKeyword)), CurioSyntax.Operand(value.WithoutTrivia()));

    private static ArgumentListSyntax InMilliseconds(ArgumentListSyntax milliseconds) =>
        SyntaxFactory.ArgumentList([SyntaxFactory.Argument(SyntaxFactory.InvocationExpression(
                CurioSyntax.Member("System.TimeSpan", "FromMilliseconds"), milliseconds.WithoutTrivia()))])
            .WithTriviaFrom(milliseconds);
}
