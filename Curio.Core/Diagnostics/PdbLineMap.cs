using System.Reflection;
using System.Runtime.CompilerServices;

namespace Curio.Diagnostics;

/// <summary>
/// Translates the state of an async method's state machine to a line, through the portable PDB of its assembly. Nothing is read
/// before it is asked for; what was read is kept for as long as the assembly.
/// </summary>
internal static class PdbLineMap
{
    private static readonly ConditionalWeakTable<Assembly, PdbSymbols> s_symbols = new();

    /// <summary>The await on which a method is suspended.</summary>
    /// <param name="stateMachine">The compiler's type for the method.</param>
    /// <param name="state">The number of the await, from 0 in the order of the source.</param>
    /// <returns>The line, or null without symbols. Never throws. Any thread.</returns>
    internal static SourceLocation? ForState(Type stateMachine, int state) =>
        Read(stateMachine, (symbols, row) => symbols.LineOfAwait(row, state));

    /// <summary>The first line of a method's body.</summary>
    /// <param name="stateMachine">The compiler's type for the method.</param>
    /// <returns>The line, or null without symbols. Never throws. Any thread.</returns>
    internal static SourceLocation? ForMethodStart(Type stateMachine) =>
        Read(stateMachine, static (symbols, row) => symbols.FirstLine(row));

    private static SourceLocation? Read(Type stateMachine, Func<PdbSymbols, int, SourceLocation?> read)
    {
        const BindingFlags Methods = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        const int RowMask = 0xFFFFFF;
        try
        {
            MethodInfo? moveNext = Array.Find(
                stateMachine.GetMethods(Methods), static method => method.Name == "MoveNext" && method.GetParameters().Length == 0);
            if (moveNext is null)
            {
                return null;
            }

            PdbSymbols symbols = s_symbols.GetValue(stateMachine.Assembly, PdbSymbols.Open);
            return read(symbols, moveNext.MetadataToken & RowMask);
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or InvalidOperationException
            or NotSupportedException or UnauthorizedAccessException or ArgumentException)
        {
            // A damaged PDB, or a type made at run time: a traceback with names alone is better than none.
            return null;
        }
    }
}
