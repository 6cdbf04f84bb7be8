using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Memo;

/// <summary>
/// Reads annotated declarations into models, and reads a file again only when the file, or a file on which its meaning
/// depends, has changed. See docs/decisions/017-generator-cost.md.
/// </summary>
/// <typeparam name="T">The model.</typeparam>
/// <param name="attribute">The attribute's name in metadata, with the namespace of the runtime.</param>
/// <param name="parse">Reads one declaration; gives null where nothing is to be emitted.</param>
internal sealed class DeclarationReader<T>(string attribute, Func<ISymbol, MemberDeclarationSyntax, Compilation, CancellationToken, T?> parse)
    where T : class
{
    // References and options have no value to compare; each object gets a number when it is first met.
    private static readonly ConditionalWeakTable<object, StrongBox<ulong>> s_numbers = new();
    private static long s_lastNumber;

    private readonly ConditionalWeakTable<SyntaxTree, Memory> _memories = new();
    private readonly ImmutableHashSet<string> _names = Names(attribute);
    private Reach? _reach;

    /// <summary>The models of a compilation, in the order of its files and of the text.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Ends the work when its result is no longer wanted.</param>
    /// <returns>The models; those of unchanged declarations are the same objects as before.</returns>
    public ImmutableArray<T> Read(Compilation compilation, CancellationToken cancellation)
    {
        // Drivers of one project may run side by side: whichever writes last is right, for a reach is checked before it is used.
        Reach reach = Reach.Of(Volatile.Read(ref _reach), [.. compilation.SyntaxTrees.Select(Surface.Of)], _names, Environment(compilation));
        Volatile.Write(ref _reach, reach);

        ImmutableArray<SyntaxTree> annotated = [.. compilation.SyntaxTrees.Where(tree => Surface.Of(tree).IsAnnotated(reach.Attribute))];
        Memory?[] memories = [.. annotated.Select(tree => Remembered(tree, reach))];
        int[] forgotten = [.. Enumerable.Range(0, memories.Length).Where(index => memories[index] is null)];
        if (forgotten.Length > 0)
        {
            INamedTypeSymbol? attributeType = compilation.GetTypeByMetadataName(attribute);
            ForEach(forgotten, compilation.Options.ConcurrentBuild, index =>
                memories[index] = Remember(annotated[index], reach, attributeType is null ? [] : ReadFile(annotated[index], compilation, attributeType, reach, cancellation)), cancellation);
        }

        return [.. memories.SelectMany(static memory => memory!.Models)];
    }

    // Side by side where the compiler works so too; a single file is not worth other threads.
    private static void ForEach(int[] files, bool concurrently, Action<int> read, CancellationToken cancellation)
    {
        if (concurrently && files.Length > 1)
        {
            _ = Parallel.ForEach(files, new ParallelOptions { CancellationToken = cancellation }, read);
        }
        else
        {
            Array.ForEach(files, read);
        }
    }

    private static ImmutableHashSet<string> Names(string attribute)
    {
        string name = attribute.Substring(KnownNames.Namespace.Length + 1);
        return [name, name.Substring(0, name.Length - KnownNames.AttributeSuffix.Length)];
    }

    private static (ulong, ulong) Environment(Compilation compilation)
    {
        TextHash hash = new();
        hash.Add(compilation.AssemblyName ?? string.Empty);
        hash.Add(NumberOf(compilation.Options));
        foreach (MetadataReference reference in compilation.References)
        {
            hash.Add(NumberOf(reference));
        }

        return hash.Value;
    }

    private static ulong NumberOf(object value) =>
        s_numbers.GetValue(value, static _ => new StrongBox<ulong>((ulong)Interlocked.Increment(ref s_lastNumber))).Value;

    private Memory? Remembered(SyntaxTree tree, Reach reach) =>
        _memories.TryGetValue(tree, out Memory memory) && memory.Reach == reach.Hash ? memory : null;

    // Whatever another driver has put there meanwhile, this is what is right here.
    private Memory Remember(SyntaxTree tree, Reach reach, ImmutableArray<T> models)
    {
        Memory memory = new(reach.Hash, models);
        _ = _memories.Remove(tree);
        _ = _memories.GetValue(tree, _ => memory);
        return memory;
    }

    private ImmutableArray<T> ReadFile(SyntaxTree tree, Compilation compilation, INamedTypeSymbol attributeType, Reach reach, CancellationToken cancellation)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        ImmutableArray<T>.Builder models = ImmutableArray.CreateBuilder<T>();
        foreach (MemberDeclarationSyntax node in AnnotatedNodes.In(tree, reach.Attribute, Surface.Of(tree).Aliases))
        {
            cancellation.ThrowIfCancellationRequested();
            if (model.GetDeclaredSymbol(node, cancellation) is { } symbol
                && Carries(symbol, attributeType, node)
                && parse(symbol, node, compilation, cancellation) is { } part)
            {
                models.Add(part);
            }
        }

        return models.ToImmutable();
    }

    // A type in several parts is read where the attribute stands, and once.
    private static bool Carries(ISymbol symbol, INamedTypeSymbol attributeType, SyntaxNode node) =>
        symbol.GetAttributes().FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.AttributeClass, attributeType))
            ?.ApplicationSyntaxReference is { } place
        && place.SyntaxTree == node.SyntaxTree
        && node.Span.Contains(place.Span);

    private sealed class Memory((ulong, ulong) reach, ImmutableArray<T> models)
    {
        public (ulong, ulong) Reach => reach;

        public ImmutableArray<T> Models => models;
    }
}
