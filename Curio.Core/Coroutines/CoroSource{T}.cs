using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Curio;

/// <summary>A coroutine's implementation with its result.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Read and written on every await; a field, not a call.")]
internal abstract class CoroSource<T> : CoroSource
{
    /// <summary>The result, once ended without a <see cref="Resumable.Fault"/>.</summary>
    internal T Result = default!;

    /// <summary>Takes the result, or throws what the coroutine threw, and returns this object to its pool.</summary>
    internal T Take(int token)
    {
        if (token + 1 != Version || !Ended)
        {
            ThrowNoResult(token);
        }

        Exception? fault = Fault;
        T result = Result;
        Recycle();
        if (fault is not null)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return result;
    }

    /// <summary>Forgets what this run left behind and goes back to the pool.</summary>
    internal abstract void Recycle();

    /// <summary>Clears the fields of this class and frees the version. The first thing that every Recycle does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void Clear()
    {
        Version++;
        Ended = false;
        Parent = null;
        Fault = null;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Result = default!;
        }
    }
}
