using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>Parameters of a twin as source text.</summary>
internal static class ParameterText
{
    /// <summary>A parameter with everything that callers see of it.</summary>
    /// <param name="parameter">The coroutine method's parameter.</param>
    /// <returns>Its declaration.</returns>
    public static string Of(IParameterSymbol parameter)
    {
        string attributes = string.Concat(CarriedAttributes.Of(parameter).Select(static attribute => $"[{attribute}] "));
        string modifier =
            parameter.IsParams ? "params "
            : parameter is { Ordinal: 0, ContainingSymbol: IMethodSymbol { IsExtensionMethod: true } } ? "this "
            : string.Empty;
        string value = parameter.HasExplicitDefaultValue && !CarriedAttributes.SayDefault(parameter)
            ? " = " + ConstantText.Of(parameter.ExplicitDefaultValue, parameter.Type)
            : string.Empty;
        return $"{attributes}{modifier}{TypeText.InCode(parameter.Type)} {Identifiers.Escape(parameter.Name)}{value}";
    }
}
