using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes;

/// <summary>
/// What is done at once with a file or connection that an expression opens: <c>new StreamReader(p).ReadToEnd()</c>. A worker that
/// only opened it would leave the reading, which blocks as well, to the kernel's thread.
/// </summary>
internal static class HandleUse
{
    /// <summary>The last call in the same expression that blocks on what an operation opens; the operation itself when there is none.</summary>
    public static IOperation Last(IOperation opening, CurioContext curio)
    {
        IOperation last = opening;
        for (IOperation? current = opening; current is not null && IsHandle(current.Type); current = UserOf(current))
        {
            if (UserOf(current) is { } user && curio.Blocking.At(user) is not null)
            {
                last = user;
            }
        }

        return last;
    }

    private static bool IsHandle(ITypeSymbol? type) => type is not null && (IsDisposable(type) || type.AllInterfaces.Any(IsDisposable));

    private static bool IsDisposable(ITypeSymbol type) => type.SpecialType == SpecialType.System_IDisposable;

    /// <summary>The call that a value is the receiver or an argument of, or the property of it that is read.</summary>
    private static IOperation? UserOf(IOperation value)
    {
        IOperation? user = value.Parent;
        while (user is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or IArgumentOperation)
        {
            user = user.Parent;
        }

        return user is IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation ? user : null;
    }
}
