using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Curio.AnalyzerBenchmarks;

/// <summary>
/// What can be read from a project file without building it: conditions are ignored, so that of several frameworks the
/// newest wins by its symbols, and an item that only one of them has is there for all.
/// </summary>
internal sealed partial class ProjectFile
{
    private static readonly string[] s_shared = ["Directory.Build.props", "Directory.Build.targets"];

    private readonly List<XElement> _elements;

    /// <summary>Reads a project, and the <c>Directory.Build.props</c> above it.</summary>
    /// <param name="path">The project file.</param>
    /// <param name="root">Where the search upwards ends.</param>
    public ProjectFile(string path, string root)
    {
        FullPath = Path.GetFullPath(path);
        Folder = Path.GetDirectoryName(FullPath)!;
        List<string> files = [FullPath];
        for (string? folder = Folder; folder?.Length >= root.Length; folder = Path.GetDirectoryName(folder))
        {
            files.AddRange(s_shared.Select(f => Path.Combine(folder, f)).Where(File.Exists));
        }

        _elements = [.. files.SelectMany(ElementsOf)];
        AssemblyName = _elements.Find(e => e.Name.LocalName == "AssemblyName" && !e.Value.Contains('$', StringComparison.Ordinal))?.Value.Trim()
            ?? Path.GetFileNameWithoutExtension(path);
    }

    /// <summary>The file.</summary>
    public string FullPath { get; }

    /// <summary>Its folder.</summary>
    public string Folder { get; }

    /// <summary>The name of the assembly that it builds.</summary>
    public string AssemblyName { get; }

    /// <summary>The project files that it references.</summary>
    public IEnumerable<string> References => Items("ProjectReference")
        .Where(e => e.Attribute("OutputItemType") is null)
        .Select(e => PathOf(e.Attribute("Include")!.Value)).Where(File.Exists);

    /// <summary>Names of the packages that it references, with the version that stands there, if one does.</summary>
    public IEnumerable<(string Name, string? Version)> Packages => Items("PackageReference")
        .Select(e => (e.Attribute("Include")!.Value.Trim(), e.Attribute("Version")?.Value ?? e.Elements().FirstOrDefault(v => v.Name.LocalName == "Version")?.Value));

    /// <summary>Namespaces that every file of it uses.</summary>
    public IEnumerable<string> Usings => Items("Using").Select(UsingOf).OfType<string>();

    /// <summary>Whether the SDK's namespaces are among them.</summary>
    public bool HasImplicitUsings => _elements.Exists(e => e.Name.LocalName == "ImplicitUsings" && e.Value.Trim() is "enable" or "true");

    /// <summary>Whether it only lists other projects.</summary>
    public bool IsTraversal => _elements.Exists(e => e.Name.LocalName == "Project" && e.Attribute("Sdk")?.Value.Contains("Traversal", StringComparison.Ordinal) == true);

    /// <summary>Whether it is a web application.</summary>
    public bool IsWeb => _elements.Exists(e => e.Name.LocalName == "Project" && e.Attribute("Sdk")?.Value.Contains("Web", StringComparison.Ordinal) == true);

    /// <summary>Whether references may be null only where they say so.</summary>
    public bool IsNullable => _elements.Exists(e => e.Name.LocalName == "Nullable" && e.Value.Trim() == "enable");

    /// <summary>The preprocessor symbols that it defines.</summary>
    public IEnumerable<string> Symbols => _elements.Where(e => e.Name.LocalName == "DefineConstants")
        .SelectMany(e => e.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Where(s => SymbolName().IsMatch(s) && !s.StartsWith("NETFRAMEWORK", StringComparison.Ordinal) && !s.StartsWith("NETSTANDARD", StringComparison.Ordinal));

    /// <summary>Its sources, without those of projects in folders below.</summary>
    /// <param name="all">All projects of the repository.</param>
    /// <returns>Full paths.</returns>
    public IEnumerable<string> Sources(IReadOnlyList<ProjectFile> all)
    {
        List<string> others = [.. all.Where(p => p.Folder != Folder && p.Folder.StartsWith(Folder + "/", StringComparison.Ordinal)).Select(p => p.Folder + "/")];
        List<Regex> removed = [.. _elements.Where(e => e.Name.LocalName == "Compile").Select(e => e.Attribute("Remove")?.Value)
            .OfType<string>().SelectMany(v => v.Split(';')).Select(PatternOf)];
        IEnumerable<string> own = Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !others.Exists(o => f.StartsWith(o, StringComparison.Ordinal)))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Where(f => !removed.Exists(r => r.IsMatch(f)));
        IEnumerable<string> linked = Items("Compile").SelectMany(e => e.Attribute("Include")!.Value.Split(';')).Where(v => v.Contains("..", StringComparison.Ordinal)).SelectMany(Expand);
        return own.Concat(linked).Distinct();
    }

    private static IEnumerable<XElement> ElementsOf(string file)
    {
        try
        {
            return XDocument.Load(file).Root!.DescendantsAndSelf();
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static string? UsingOf(XElement item) => item.Attribute("Include")!.Value is var name && item.Attribute("Alias") is { } alias
        ? $"{alias.Value} = {name}"
        : item.Attribute("Static") is not null ? $"static {name}" : name;

    private IEnumerable<XElement> Items(string name) =>
        _elements.Where(e => e.Name.LocalName == name && e.Attribute("Include") is not null);

    private string PathOf(string value) => Path.GetFullPath(Path.Combine(Folder, Plain(value)));

    private string Plain(string value) => value.Replace('\\', '/').Replace("$(MSBuildThisFileDirectory)", Folder + "/", StringComparison.Ordinal).Trim();

    private Regex PatternOf(string glob) => new(
        "^" + Regex.Escape(Path.GetFullPath(Path.Combine(Folder, Plain(glob)))).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$",
        RegexOptions.CultureInvariant);

    private IEnumerable<string> Expand(string glob)
    {
        string full = PathOf(glob);
        int star = full.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return File.Exists(full) ? [full] : [];
        }

        string folder = full[..full.LastIndexOf('/', star)];
        Regex pattern = PatternOf(glob);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => pattern.IsMatch(f)) : [];
    }

    [GeneratedRegex(@"^\w+$")]
    private static partial Regex SymbolName();
}
