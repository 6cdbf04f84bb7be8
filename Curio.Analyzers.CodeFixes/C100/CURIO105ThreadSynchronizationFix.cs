using System.Composition;
using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>
/// Fixes CURIO105 where what is waited for belongs to no thread: a worker waits instead. A lock that a worker took would be the
/// worker's, so locks are left to their author.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO105ThreadSynchronizationFix))]
[Shared]
public sealed class CURIO105ThreadSynchronizationFix() : CurioCodeFix(RuleIds.ThreadSynchronization)
{
    private const string Token = "ct";

    // A SpinLock is no exception: it is taken by reference, which no lambda captures.
    private static readonly string[] s_movable = ["event", "bc", "thread", "spin", "parallel", "plinq"];
    private static readonly string[] s_handles = ["EventWaitHandle", "AutoResetEvent", "ManualResetEvent", "Semaphore"];

    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site)
    {
        if (site.Operation is not IInvocationOperation call || site.BlockingCall() is not { } blocking)
        {
            yield break;
        }

        if (IsYield(call, blocking))
        {
            yield return GiveWay(site);
        }
        else if (site.Context == CodeContext.Task && AwaitableTwin.Of(site, "Task", "ValueTask") is { } twin)
        {
            yield return twin;
        }
        else if (blocking.Entry.Group == "sem" && call.TargetMethod.Parameters.IsEmpty)
        {
            yield return TakeWithToken(site);
        }
        else if (IsMovable(call, blocking))
        {
            yield return Offload.Of(site);
        }
    }

    private static bool IsYield(IInvocationOperation call, BlockingCall blocking) =>
        blocking.Entry.Group == "yield" && call.TargetMethod.Name is ("Yield" or "SpinOnce") && call.Arguments.Length == 0;

    private static bool IsMovable(IInvocationOperation call, BlockingCall blocking) => blocking.Entry.Group switch
    {
        "handle" => call.Instance?.Type is { } type && s_handles.Contains(type.Name),
        string group => s_movable.Contains(group),
    };

    /// <summary>To give way to other threads is to give way to other tasks.</summary>
    private static SiteEdit? GiveWay(FixSite site) =>
        !FixSite.IsStatement(site.Node) || site.AwaitAt(site.Node) is not { } awaiting ? null
        : site.Context == CodeContext.Task
            ? new SiteEdit("Use 'await Task.Yield'", awaiting, current => CurioSyntax.AwaitInPlace(
                CurioSyntax.Call(CurioSyntax.Member("System.Threading.Tasks.Task", "Yield")), current, site.Node))
            : new SiteEdit("Use 'await Coro.Sleep'", awaiting, current => CurioSyntax.AwaitInPlace(
                CurioSyntax.Call(CurioSyntax.Member("Curio.Coro", "Sleep"), CurioSyntax.Member("System.TimeSpan", "Zero")),
                current,
                site.Node));

    /// <summary>
    /// A wait that is given up must not take the semaphore afterwards, as one in a worker would: it needs the task's token.
    /// </summary>
    private static SiteEdit? TakeWithToken(FixSite site) =>
        site.Node is not InvocationExpressionSyntax { ContainsDirectives: false } call
            || ConditionalAccess.Continues(call)
            || site.Model.LookupSymbols(call.SpanStart, name: Token).Length > 0
            || site.AwaitAt(call) is not { } awaiting
            ? null
            : new SiteEdit("Use 'await Coro.FromTask'", awaiting, current => CurioSyntax.AwaitInPlace(
                CurioSyntax.Call(
                    CurioSyntax.Member("Curio.Coro", "FromTask"),
                    SyntaxFactory.SimpleLambdaExpression(
                        SyntaxFactory.Parameter(SyntaxFactory.Identifier(Token)).WithTrailingTrivia(SyntaxFactory.Space),
                        WithToken((InvocationExpressionSyntax)current.WithoutTrivia()))
                        .WithArrowToken(SyntaxFactory.Token(default, SyntaxKind.EqualsGreaterThanToken, [SyntaxFactory.Space]))),
                current,
                call))
            {
                MovesCode = true,
            };

    private static InvocationExpressionSyntax WithToken(InvocationExpressionSyntax call) =>
        ((InvocationExpressionSyntax)CallSyntax.Renamed(call, "WaitAsync")).WithArgumentList(
            SyntaxFactory.ArgumentList([SyntaxFactory.Argument(SyntaxFactory.IdentifierName(Token))]));
}
