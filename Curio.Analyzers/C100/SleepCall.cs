using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C100;

/// <summary>A call of <c>Thread.Sleep</c>, understood by the rule and by its fix alike.</summary>
internal readonly struct SleepCall
{
    // A longer argument would bury the remedy that the message is about.
    private const int LongestQuotedArgument = 40;

    private SleepCall(IOperation argument, SleepDuration duration)
    {
        Argument = argument;
        Duration = duration;
    }

    /// <summary>The value of the only argument.</summary>
    public IOperation Argument { get; }

    /// <summary>What the argument means.</summary>
    public SleepDuration Duration { get; }

    /// <summary>Whether a conversion of the user's own makes the argument fit.</summary>
    public bool IsConverted => Argument is IConversionOperation { IsImplicit: true, Conversion.IsUserDefined: true };

    /// <summary>The argument that the same wait needs as <c>Coro.Sleep</c>, for a person to read.</summary>
    public string Remedy => Duration switch
    {
        SleepDuration.Zero => "TimeSpan.Zero",
        SleepDuration.Infinite => "Timeout.InfiniteTimeSpan",
        SleepDuration.TimeSpan => Quoted,
        _ => $"TimeSpan.FromMilliseconds({Quoted})",
    };

    /// <summary>The argument that the same wait needs as <c>Task.Delay</c>, which counts milliseconds too.</summary>
    public string TaskRemedy => Duration == SleepDuration.Infinite ? "Timeout.Infinite" : Quoted;

    private string Quoted
    {
        get
        {
            string text = Argument.Syntax.ToString();
            return text.Length <= LongestQuotedArgument && text.IndexOf('\n') < 0 ? text : "…";
        }
    }

    /// <summary>Recognises a call; null for every other method.</summary>
    public static SleepCall? From(IInvocationOperation invocation, KnownSymbols symbols)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (method.Name != "Sleep" || !KnownSymbols.Same(method.ContainingType, symbols.Thread))
        {
            return null;
        }

        IOperation value = invocation.Arguments[0].Value;
        return new SleepCall(value, DurationOf(value, symbols));
    }

    private static SleepDuration DurationOf(IOperation value, KnownSymbols symbols) => value.ConstantValue.Value switch
    {
        0 when value is ILiteralOperation => SleepDuration.Zero,
        -1 when IsPlainInfinite(value, symbols) => SleepDuration.Infinite,
        < -1 => SleepDuration.Invalid,
        _ => KnownSymbols.Same(value.Type, symbols.TimeSpan) ? SleepDuration.TimeSpan : SleepDuration.Milliseconds,
    };

    /// <summary>Whether nothing is lost by another spelling; a constant of the user's own keeps its name.</summary>
    private static bool IsPlainInfinite(IOperation value, KnownSymbols symbols) =>
        value is IUnaryOperation { Operand: ILiteralOperation }
        || (value is IFieldReferenceOperation reference && KnownSymbols.Same(reference.Field.ContainingType, symbols.Timeout));
}
