using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Curio;

/// <summary>
/// Throws an exception that is kept and thrown again and again: each time with the trace that it had when it was first thrown so, which
/// would otherwise grow with every throw.
/// </summary>
internal static class StoredException
{
    private static readonly ConditionalWeakTable<Exception, ExceptionDispatchInfo> s_originals = [];

    /// <summary>Throws the very exception.</summary>
    internal static void Throw(Exception exception) =>
        s_originals.GetValue(exception, ExceptionDispatchInfo.Capture).Throw();
}
