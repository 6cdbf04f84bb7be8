using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>Parameters of a twin as source text.</summary>
internal static class ParameterText
{
    /// <summary>A parameter with everything that callers see of it.</summary>
    /// <param name="parameter">The coroutine method's parameter.</param>
    /// <returns>Its declaration.</returns>
    public static string Of(IParameterSymbol parameter) => Of(parameter, parameter.IsParams ? "params " : string.Empty);

    /// <summary>A parameter behind which another one stands.</summary>
    /// <param name="parameter">The method's parameter.</param>
    /// <returns>Its declaration; one with <c>params</c> is an ordinary parameter there.</returns>
    public static string WithoutParams(IParameterSymbol parameter) => Of(parameter, string.Empty);

    private static string Of(IParameterSymbol parameter, string paramsKeyword)
    {
        string attributes = string.Concat(CarriedAttributes.Of(parameter).Select(static attribute => $"[{attribute}] "));
        string modifier = parameter is { Ordinal: 0, ContainingSymbol: IMethodSymbol { IsExtensionMethod: true } } ? "this " : paramsKeyword;
        string value = parameter.HasExplicitDefaultValue && !CarriedAttributes.SayDefault(parameter)
            ? " = " + ConstantText.Of(parameter.ExplicitDefaultValue, parameter.Type)
            : string.Empty;
        return $"{attributes}{modifier}{TypeText.InCode(parameter.Type)} {Identifiers.Escape(parameter.Name)}{value}";
    }
}
