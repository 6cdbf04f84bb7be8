using System.Text.RegularExpressions;
using Curio.Analyzers.Blocking;
using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Tests.Blocking;

/// <summary>The shipped lists against what they name.</summary>
public sealed class BlockingTableTests
{
    private const int MembersOfNet10 = 1355;

    [Fact]
    public void Every_id_of_NET_10_resolves_and_together_they_are_all()
    {
        CSharpCompilation compilation = CSharpCompilation.Create("Test", references: References.ReferencePack);
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        List<string> unresolved = [];
        foreach (string id in BlockingTable.Shipped[0].Ids)
        {
            List<ISymbol> members = [.. Resolve(id, compilation)];
            found.UnionWith(members);
            if (members.Count == 0)
            {
                unresolved.Add(id);
            }
        }

        Assert.Empty(unresolved);
        Assert.Equal(MembersOfNet10, found.Count);
    }

    [Fact]
    public void The_table_finds_every_member_that_the_list_names()
    {
        CSharpCompilation compilation = CSharpCompilation.Create("Test", references: References.ReferencePack);
        BlockingTable table = new([]);
        Assert.All(
            BlockingTable.Shipped[0].Ids.SelectMany(id => Resolve(id, compilation)),
            member => Assert.NotNull(table.Find(member)));
    }

    [Fact]
    public void Every_id_of_Curio_resolves() => Assert.All(
        BlockingTable.Shipped[1].Ids,
        id => Assert.NotEmpty(Resolve(id, CSharpCompilation.Create("Test", references: [.. References.Framework, References.Curio]))));

    [Theory]
    [InlineData("M:System.IO.MemoryStream.ToArray")]
    [InlineData("M:System.Threading.Thread.Start")]
    [InlineData("M:System.IO.File.ReadAllTextAsync(System.String,System.Threading.CancellationToken)")]
    [InlineData("M:System.Text.Json.JsonSerializer.Deserialize``1(System.String,System.Text.Json.JsonSerializerOptions)")]
    [InlineData("M:System.Security.Cryptography.SHA256.HashData(System.Byte[])")]
    [InlineData("M:System.Threading.CancellationTokenSource.Cancel")]
    [InlineData("M:System.Threading.Monitor.TryEnter(System.Object)")]
    [InlineData("M:System.Console.WriteLine(System.String)")]
    [InlineData("M:System.IO.FileStream.#ctor(Microsoft.Win32.SafeHandles.SafeFileHandle,System.IO.FileAccess)")]
    public void What_does_not_block_is_not_found(string id)
    {
        CSharpCompilation compilation = CSharpCompilation.Create("Test", references: References.ReferencePack);
        Assert.Null(new BlockingTable([]).Find(DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation)!));
    }

    /// <summary>An override, and an implementation of an interface, block like what they stand for.</summary>
    [Theory]
    [InlineData("M:System.Diagnostics.Tracing.EventSource.Dispose", false)]
    [InlineData("M:System.Net.Sockets.NetworkStream.Flush", true)]
    [InlineData("M:System.IO.IsolatedStorage.IsolatedStorageFileStream.Flush", true)]
    [InlineData("M:System.Data.Common.DbConnection.Open", true)]
    public void An_override_is_found_by_its_base(string id, bool found)
    {
        CSharpCompilation compilation = CSharpCompilation.Create("Test", references: References.ReferencePack);
        Assert.Equal(found, new BlockingTable([]).Find(DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation)!) is not null);
    }

    private static IEnumerable<ISymbol> Resolve(string id, Compilation compilation)
    {
        if (id.Contains('('))
        {
            return DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation);
        }

        int member = id.LastIndexOf('.');
        INamedTypeSymbol? type = TypeOf(id[2..member], compilation);
        string name = id[(member + 1)..] == "#ctor" ? ".ctor" : id[(member + 1)..];
        return type is null ? [] : type.GetMembers(name)
            .Where(m => m.DeclaredAccessibility == Accessibility.Public && m.Kind == (id[0] == 'P' ? SymbolKind.Property : SymbolKind.Method))
            .Where(m => m is not IMethodSymbol method || !Regex.IsMatch(method.ReturnType.ToDisplayString(), @"^System\.Threading\.Tasks\.(Value)?Task"));
    }

    /// <summary>A documentation id parts a nested type from its owner by a dot.</summary>
    private static INamedTypeSymbol? TypeOf(string name, Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName(name) is { } type)
        {
            return type;
        }

        int owner = name.LastIndexOf('.');
        return owner < 0 ? null : TypeOf(name[..owner], compilation)?.GetTypeMembers().FirstOrDefault(t => t.MetadataName == name[(owner + 1)..]);
    }
}
