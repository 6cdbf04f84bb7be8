using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>
/// Coroutines that are lost because they were given to a thread as its work. Where a kernel runs that is one mistake, and
/// CURIO206 names its remedy; elsewhere it is a coroutine that is never awaited like any other.
/// </summary>
internal sealed class LostWork
{
    private readonly CurioContext _curio;
    private readonly KernelLeaks _leaks;

    /// <summary>Prepares the answers for one compilation.</summary>
    public LostWork(Compilation compilation, CurioContext curio)
    {
        _curio = curio;
        _leaks = new KernelLeaks(compilation, curio.Symbols);
    }

    /// <summary>What makes the coroutine: the value itself, or the work in the task that it is.</summary>
    public IOperation MadeBy(IOperation value) =>
        TaskIn(value) is { } task && CoroutineWork.Of(task, _curio.Symbols) is { } work ? work : value;

    /// <summary>Whether CURIO206 reports the call that takes a lost coroutine to another thread.</summary>
    public bool IsReportedAsLeak(IOperation value, ISymbol containingSymbol) =>
        (TaskIn(value) ?? CoroutineWork.TakerOf(value, _curio.Symbols)) switch
        {
            IInvocationOperation call => IsLeak(call, containingSymbol),
            IObjectCreationOperation made => Values.RootOf(made).Descendants().OfType<IInvocationOperation>().Any(call =>
                call.Instance is { Type.Name: "Thread" } thread && Values.Resolve(thread) == made && IsLeak(call, containingSymbol)),
            _ => false,
        };

    private bool IsLeak(IInvocationOperation call, ISymbol containingSymbol) =>
        _leaks.At(call, returnsCoro: true) is not null && _curio.Encloses(call, containingSymbol);

    /// <summary>The call that gives a task, of which the value is the result, or which is the value.</summary>
    private static IInvocationOperation? TaskIn(IOperation value) =>
        Tasks.SameTask(value is IAwaitOperation awaited ? awaited.Operation : value) is IInvocationOperation { Type.Name: "Task" } call ? call : null;
}
