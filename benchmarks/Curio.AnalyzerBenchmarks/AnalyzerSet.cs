using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using Curio.Analyzers;
using Curio.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.AnalyzerBenchmarks;

/// <summary>Analyzers and generators of assemblies.</summary>
internal static class AnalyzerSet
{
    /// <summary>What Curio's own package is called among the others.</summary>
    public const string Own = "Curio";

    /// <summary>All rules of Curio.</summary>
    /// <returns>One instance of each.</returns>
    public static ImmutableArray<DiagnosticAnalyzer> OfCurio() => Create<DiagnosticAnalyzer>([typeof(CurioAnalyzer).Assembly]);

    /// <summary>All fixes of Curio, by the rule that they serve.</summary>
    /// <returns>One instance of each.</returns>
    public static IEnumerable<CodeFixProvider> OfFixes() => typeof(CurioCodeFix).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(CurioCodeFix))).Select(t => (CodeFixProvider)Activator.CreateInstance(t)!)
        .OrderBy(f => f.FixableDiagnosticIds[0], StringComparer.Ordinal);

    /// <summary>The analyzers of assemblies.</summary>
    /// <param name="paths">The assemblies, which are loaded into one context of their own.</param>
    /// <returns>One instance of each.</returns>
    public static ImmutableArray<DiagnosticAnalyzer> Load(IEnumerable<string> paths) => Create<DiagnosticAnalyzer>(LoadAll(paths));

    /// <summary>The generators of assemblies, those that a version of the compiler can load.</summary>
    /// <param name="paths">The assemblies, which are loaded into one context of their own.</param>
    /// <returns>One instance of each.</returns>
    public static ImmutableArray<ISourceGenerator> LoadGenerators(IEnumerable<string> paths) =>
        [.. Create<IIncrementalGenerator>(LoadAll(paths)).Select(GeneratorExtensions.AsSourceGenerator)];

    private static List<Assembly> LoadAll(IEnumerable<string> paths)
    {
        AssemblyLoadContext context = new("analyzers");
        Dictionary<string, string> known = [];
        foreach (string path in paths)
        {
            known[Path.GetFileNameWithoutExtension(path)] = Path.GetFullPath(path);
        }

        // The compiler is shared with the default context; only what analyzers bring themselves is looked up beside them.
        context.Resolving += (c, name) => known.TryGetValue(name.Name ?? string.Empty, out string? path) ? c.LoadFromAssemblyPath(path) : null;
        return [.. known.Values.Where(path => !path.EndsWith(".resources.dll", StringComparison.Ordinal)).Select(context.LoadFromAssemblyPath)];
    }

    private static ImmutableArray<T> Create<T>(IEnumerable<Assembly> assemblies)
        where T : class
    {
        ImmutableArray<T>.Builder found = ImmutableArray.CreateBuilder<T>();
        foreach (Type type in assemblies.SelectMany(TypesOf))
        {
            if (IsForCSharp(type) && !type.IsAbstract && type.IsAssignableTo(typeof(T)) && TryCreate(type) is T part)
            {
                found.Add(part);
            }
        }

        return found.ToImmutable();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a strange assembly throws, it is left out and named.")]
    private static object? TryCreate(Type type)
    {
        try
        {
            return Activator.CreateInstance(type);
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"left out: {type.FullName}: {e.InnerException?.Message ?? e.Message}");
            return null;
        }
    }

    private static bool IsForCSharp(Type type)
    {
        try
        {
            return type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp)
                ?? type.GetCustomAttribute<GeneratorAttribute>()?.Languages.Contains(LanguageNames.CSharp)
                ?? false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static Type[] TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return [.. e.Types.OfType<Type>()];
        }
    }
}
