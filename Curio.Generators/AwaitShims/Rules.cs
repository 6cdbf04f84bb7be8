using Microsoft.CodeAnalysis;

namespace Curio.Generators.AwaitShims;

/// <summary>What <c>[AwaitShims]</c> cannot do with the code it was given.</summary>
internal static class Rules
{
    private const string Category = "Curio.Generators";

    /// <summary>CURIO501; {0} is what carries the attribute, {1} the reason with its remedy.</summary>
    public static readonly DiagnosticDescriptor CannotExtend = New(
        "CURIO501",
        "[AwaitShims] on a type that generated code cannot extend",
        "[AwaitShims] can add nothing to '{0}': {1}",
        "The blocking twins are members of the type itself, in a file of their own. The type and every type around it must be partial and visible outside its file.");

    /// <summary>CURIO502; {0} is the coroutine method, {1} the reason with its remedy.</summary>
    public static readonly DiagnosticDescriptor NoTwinPossible = New(
        "CURIO502",
        "A coroutine method that can have no blocking twin",
        "'{0}' can have no blocking twin: {1}",
        "A coroutine runs on the kernel's thread while the async thread waits. References into the caller's stack, pointers and methods that cannot be named have no twin.");

    /// <summary>CURIO503; {0} is the method, {1} the reason with its remedy.</summary>
    public static readonly DiagnosticDescriptor NotACoroutineMethod = New(
        "CURIO503",
        "[AwaitShims] on something other than a coroutine method XAsync",
        "[AwaitShims] does nothing for '{0}': {1}",
        "The attribute on one method makes the twin X of a method XAsync that returns Coro or Coro<T>.");

    /// <summary>CURIO504; {0} is the coroutine method, {1} the twin's name, {2} what holds that name.</summary>
    public static readonly DiagnosticDescriptor NameTaken = New(
        "CURIO504",
        "The name of a blocking twin is taken",
        "'{0}' gets no blocking twin '{1}': {2}",
        "The twin of XAsync is called X. Where X means something else already, nothing is emitted.");

    /// <summary>Makes a rule of the generators.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="title">Its title.</param>
    /// <param name="message">Its message.</param>
    /// <param name="description">Why it is there.</param>
    /// <returns>The rule.</returns>
    public static DiagnosticDescriptor New(string id, string title, string message, string description) => new(
        id,
        title,
        message,
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description,
        $"https://github.com/curio-dotnet/curio/blob/main/docs/rules/{id}.md");
}
