namespace Curio.Analyzers;

/// <summary>The categories of the rules, one for each hundred.</summary>
internal static class Categories
{
    /// <summary>CURIO101 to 109: what blocks the kernel's thread.</summary>
    public const string Blocking = "Blocking";

    /// <summary>CURIO201 to 208: how coroutines are made and awaited.</summary>
    public const string Coroutines = "Coroutines";

    /// <summary>CURIO301 to 309: tasks, cancellation, and what must be given back.</summary>
    public const string Structure = "Structure";

    /// <summary>CURIO401 to 404: the border between the kernel's thread and others.</summary>
    public const string Workers = "Workers";

    /// <summary>CURIO501 and on: what the rules and generators are given to work with.</summary>
    public const string Configuration = "Configuration";
}
