using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>What every emitted member carries.</summary>
internal static class GeneratedCode
{
    /// <summary>The attribute that tells tools who wrote the member.</summary>
    public static readonly string Attribute =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"Curio.Generators\", \"{typeof(GeneratedCode).Assembly.GetName().Version.ToString(3)}\")]";

    /// <summary>Whether a member was emitted by these generators. The analyzers see what the generators have written.</summary>
    /// <param name="symbol">The member.</param>
    /// <returns>True when it was.</returns>
    public static bool IsOurs(ISymbol symbol) => symbol.GetAttributes().Any(static each =>
        each.AttributeClass is { Name: "GeneratedCodeAttribute" }
        && each.ConstructorArguments.FirstOrDefault().Value is "Curio.Generators");
}
