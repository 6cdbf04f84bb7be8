namespace Curio.Analyzers;

/// <summary>The categories of the rules, one for each hundred.</summary>
internal static class Categories
{
    /// <summary>CURIO100: what blocks the kernel's thread.</summary>
    public const string Blocking = "Blocking";

    /// <summary>CURIO200: how coroutines are made and awaited.</summary>
    public const string Coroutines = "Coroutines";

    /// <summary>CURIO300: tasks, cancellation, and what must be given back.</summary>
    public const string Structure = "Structure";

    /// <summary>CURIO400: the border between the kernel's thread and others.</summary>
    public const string Workers = "Workers";
}
