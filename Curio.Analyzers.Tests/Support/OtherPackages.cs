using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Tests.Support;

/// <summary>Analyzers of other people, as their packages have them.</summary>
internal static class OtherPackages
{
    private static readonly ConcurrentDictionary<(string Package, string Rule), ImmutableArray<DiagnosticAnalyzer>> s_analyzers = new();
    private static readonly ConcurrentDictionary<string, Lazy<ImmutableArray<Type>>> s_types = new();

    /// <summary>The analyzers of a package that report a rule; none for the compiler's own.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Of(string package, string rule) => package == "compiler" ? [] : s_analyzers.GetOrAdd(
        (package, rule),
        key => [.. s_types.GetOrAdd(key.Package, p => new(() => Load(p))).Value.Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)
            .Where(a => a.SupportedDiagnostics.Any(d => d.Id == key.Rule))]);

    private static ImmutableArray<Type> Load(string package)
    {
        string folder = typeof(OtherPackages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "Analyzers." + package).Value!;

        // The compiler's assemblies are shared with the tests; only what a package brings itself is looked up beside it.
        AssemblyLoadContext context = new(package);
        context.Resolving += (c, name) => Path.Combine(folder, name.Name + ".dll") is var path && System.IO.File.Exists(path) ? c.LoadFromAssemblyPath(path) : null;
        return [.. Directory.EnumerateFiles(folder, "*.dll").Where(path => !path.Contains("CodeFix", StringComparison.Ordinal))
            .SelectMany(path => TypesOf(context.LoadFromAssemblyPath(path)))
            .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(DiagnosticAnalyzer)) && !t.IsAssignableTo(typeof(DiagnosticSuppressor))
                && t.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)];
    }

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }
}
