using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Tests.Support;

/// <summary>What test sources are compiled against.</summary>
internal static class References
{
    // Each assembly more is one more to search in every compilation: all of the framework takes half as long again.
    private static readonly string[] s_used =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Linq.Expressions", "System.Memory",
        "System.Threading", "System.Threading.Thread", "System.Threading.ThreadPool", "Microsoft.CSharp",
        "System.Collections.Concurrent", "System.ComponentModel.Primitives", "System.Console", "System.Data.Common",
        "System.Diagnostics.Process", "System.IO.Compression", "System.IO.Compression.ZipFile", "System.Linq.Parallel",
        "System.Linq.Queryable", "System.Net.Http", "System.Net.Mail", "System.Net.NameResolution", "System.Net.Ping", "System.Net.Primitives",
        "System.Net.Sockets", "System.Private.Uri", "System.Private.Xml", "System.Private.Xml.Linq", "System.Security.Cryptography",
        "System.Text.Json", "System.Threading.Tasks.Dataflow", "System.Threading.Tasks.Parallel", "System.IO.Pipes",
    ];

    public static ImmutableArray<MetadataReference> Framework { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => s_used.Contains(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The reference assemblies of .NET 10, which the running SDK brings along.</summary>
    public static ImmutableArray<MetadataReference> ReferencePack =>
        [.. Directory.EnumerateFiles(ReferencePackFolder(), "*.dll").Select(path => MetadataReference.CreateFromFile(path))];

    public static MetadataReference Curio { get; } = MetadataReference.CreateFromFile(typeof(Coro).Assembly.Location);

    /// <summary>The framework and Curio.</summary>
    public static ImmutableArray<MetadataReference> WithCurio { get; } = Framework.Add(Curio);

    /// <summary>Assemblies of nothing: symbols are shared by all compilations with the same references, as long as one of them is alive.</summary>
    public static ImmutableArray<IAssemblySymbol> Kept { get; } = [Keep(Framework), Keep(WithCurio)];

    private static string ReferencePackFolder()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        string version = Directory.EnumerateDirectories(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"), "10.*").Max()!;
        return Path.Combine(version, "ref", "net10.0");
    }

    private static IAssemblySymbol Keep(ImmutableArray<MetadataReference> references) =>
        CSharpCompilation.Create("Kept", references: references).Assembly;
}
