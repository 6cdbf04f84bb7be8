using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Curio.AnalyzerBenchmarks;

/// <summary>
/// A project without code that references the packages of all projects of a repository: restored, it says what they are
/// compiled against.
/// </summary>
internal static partial class StandIn
{
    /// <summary>Writes the project.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="without">Packages to leave out.</param>
    /// <returns>The text of a project file.</returns>
    public static string Write(string root, IReadOnlySet<string> without)
    {
        List<ProjectFile> projects = Repository.ProjectsOf(root);
        Dictionary<string, string> central = Central(root);
        HashSet<string> own = new(projects.Select(p => p.AssemblyName), StringComparer.OrdinalIgnoreCase);
        IEnumerable<string> packages = projects.SelectMany(p => p.Packages)
            .Where(p => PackageName().IsMatch(p.Name) && !without.Contains(p.Name) && !own.Contains(p.Name))
            .GroupBy(p => p.Name, p => p.Version ?? central.GetValueOrDefault(p.Name), StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"    <PackageReference Include=\"{g.Key}\" Version=\"{VersionOf(g)}\" />"));
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
                <NuGetAudit>false</NuGetAudit>
                <NoWarn>$(NoWarn);NU1605;NU1608;NU1701;NU1603;NU1902;NU1903</NoWarn>
                <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
            {(projects.Exists(p => p.IsWeb || p.Packages.Any(u => u.Name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal))) ? "    <FrameworkReference Include=\"Microsoft.AspNetCore.App\" />" : string.Empty)}
            {string.Join('\n', packages)}
              </ItemGroup>
            </Project>
            """;
    }

    /// <summary>The highest plain version that somebody states; otherwise any.</summary>
    private static string VersionOf(IEnumerable<string?> versions) =>
        versions.OfType<string>().Where(v => PlainVersion().IsMatch(v)).OrderDescending(StringComparer.Ordinal).FirstOrDefault() ?? "*";

    private static Dictionary<string, string> Central(string root) =>
        Directory.EnumerateFiles(root, "Directory.Packages.props", SearchOption.AllDirectories)
            .SelectMany(f => XDocument.Load(f).Descendants().Where(e => e.Name.LocalName == "PackageVersion"))
            .Where(e => e.Attribute("Include") is not null && e.Attribute("Version") is not null)
            .GroupBy(e => e.Attribute("Include")!.Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.Last().Attribute("Version")!.Value, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[\w.\-]+$")]
    private static partial Regex PackageName();

    [GeneratedRegex(@"^\d[\w.\-]*$")]
    private static partial Regex PlainVersion();
}
