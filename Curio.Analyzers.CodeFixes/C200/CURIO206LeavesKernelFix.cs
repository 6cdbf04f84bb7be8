using System.Composition;
using Curio.Analyzers.Blocking.Traps;
using Curio.Analyzers.C200;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes.C200;

/// <summary>Fixes CURIO206 where a task on the thread pool is awaited at once: <c>await Coro.RunInThread(…)</c> does the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO206LeavesKernelFix))]
[Shared]
public sealed class CURIO206LeavesKernelFix() : OneEditFix(RuleIds.LeavesKernel, "Use 'Coro.RunInThread'")
{
    private protected override SiteEdit? EditOf(FixSite site)
    {
        // An asynchronous function, and a coroutine, would be made there and left alone; a token has its own meaning.
        if (site.Model.GetOperation(site.Node, site.CancellationToken) is not IInvocationOperation { Arguments.Length: 1 } call
            || !new KernelLeaks(site.Model.Compilation, site.Curio.Symbols).IsTaskRun(call)
            || ReturnsTask(call)
            || CoroutineWork.Of(call, site.Curio.Symbols) is not null
            || Awaited(call) is not { Parent: IAwaitOperation } awaited)
        {
            return null;
        }

        var invocation = (InvocationExpressionSyntax)site.Node;
        return new SiteEdit(Title, awaited.Syntax, current =>
            SyntaxFactory.InvocationExpression(CurioSyntax.Member("Curio.Coro", "RunInThread"), invocation.ArgumentList.WithoutTrailingTrivia()).WithTriviaFrom(current));
    }

    private static bool ReturnsTask(IInvocationOperation call) =>
        call.TargetMethod.Parameters[0].OriginalDefinition.Type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: INamedTypeSymbol { Name: "Task" } };

    /// <summary>What is awaited: the call, or its <c>ConfigureAwait</c>, which a coroutine has no use for.</summary>
    private static IOperation Awaited(IInvocationOperation call) =>
        call.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured ? configured : call;
}
