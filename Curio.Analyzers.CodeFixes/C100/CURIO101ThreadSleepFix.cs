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
public sealed class CURIO101ThreadSleepFix() : CurioCodeFix(RuleIds.ThreadSleep)
{
    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site)
    {
        // What a constant below -1 meant to say, only its author knows; a directive inside a call would be torn apart.
        if (site.Node is InvocationExpressionSyntax call
            && !Directives.AreWithin(call)
            && site.Operation is IInvocationOperation invocation
            && SleepCall.From(invocation, site.Curio.Symbols) is { Duration: not SleepDuration.Invalid } sleep
            && site.AwaitAt(site.Node) is { } awaiting)
        {
            yield return site.Context == CodeContext.Task
                ? new SiteEdit(
                    sleep.Duration == SleepDuration.Zero ? "Use 'await Task.Yield'" : "Use 'await Task.Delay'",
                    awaiting,
                    current => AwaitDelay((InvocationExpressionSyntax)current, sleep))
                : new SiteEdit(
                    "Use 'await Coro.Sleep'", awaiting, current => AwaitSleep((InvocationExpressionSyntax)current, sleep))
                {
                    AddsValue = true,
                };
        }
    }

    private static AwaitExpressionSyntax AwaitSleep(InvocationExpressionSyntax call, SleepCall sleep) =>
        AwaitInstead(call, CurioSyntax.Member("Curio.Coro", "Sleep"), end => Arguments(call.ArgumentList, sleep, end));

    /// <summary>A delay of nothing would go on at once; the thread's time is given up by a yield.</summary>
    private static AwaitExpressionSyntax AwaitDelay(InvocationExpressionSyntax call, SleepCall sleep) =>
        sleep.Duration == SleepDuration.Zero
            ? AwaitInstead(call, CurioSyntax.Member("System.Threading.Tasks.Task", "Yield"), _ => call.ArgumentList.WithArguments([]))
            : AwaitInstead(
                call,
                CurioSyntax.Member("System.Threading.Tasks.Task", "Delay"),
                end => call.ArgumentList.WithArguments([WithoutName(call.ArgumentList.Arguments[0], end)]));

    private static AwaitExpressionSyntax AwaitInstead(
        InvocationExpressionSyntax call, ExpressionSyntax method, Func<SyntaxTrivia, ArgumentListSyntax> arguments)
    {
        SyntaxTrivia lineEnd = call.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        SyntaxTriviaList leading = call.GetLeadingTrivia().AddRange(CurioSyntax.InnerComments(call.Expression, lineEnd));
        return CurioSyntax.Await(SyntaxFactory.InvocationExpression(
                method.WithTrailingTrivia(call.Expression.GetTrailingTrivia()), arguments(lineEnd)))
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
