using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Curio.Generators.AwaitShims;
using Curio.Generators.Memo;
using Curio.Generators.ProcessWorkers;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Generators.AsyncThreads;

/// <summary>
/// The compilation as it will be with everything that these generators emit: a body may call what does not exist yet, the
/// twins of the user's own types, wrappers and task forms. Those come in without their bodies. It looks for no fault about null.
/// </summary>
internal sealed class ForeseenCompilation
{
    private readonly ConditionalWeakTable<Compilation, Compilation> _known = new();
    private readonly DeclarationReader<TypeModel> _shims = new(KnownNames.AwaitShimsAttribute, Parser.Parse);
    private readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxNode, ThreadTypeModel>> _signatures = new();
    private readonly DeclarationReader<ThreadTypeModel> _threads;
    private readonly DeclarationReader<WorkerTypeModel> _workers = new(KnownNames.ProcessWorkerAttribute, WorkerParser.Parse);

    /// <summary>Knows nothing yet.</summary>
    public ForeseenCompilation() => _threads = new(KnownNames.AsyncThreadAttribute, ParseSignature);

    /// <summary>The signature of an annotated method. It is read in the compilation as the user wrote it: later, its own members would hold the names that it wants.</summary>
    /// <param name="method">The method.</param>
    /// <param name="declaration">The declaration that carries the attribute.</param>
    /// <param name="compilation">The compilation as the user wrote it.</param>
    /// <returns>Its model; null when nothing can be emitted.</returns>
    public ThreadTypeModel? SignatureOf(IMethodSymbol method, MethodDeclarationSyntax declaration, Compilation compilation)
    {
        ConcurrentDictionary<SyntaxNode, ThreadTypeModel> known = _signatures.GetOrCreateValue(compilation);
        if (!known.TryGetValue(declaration, out ThreadTypeModel? signature))
        {
            signature = new ThreadParser(compilation, report: null).ParseSignature(method, declaration);
            if (signature is not null)
            {
                _ = known.TryAdd(declaration, signature);
            }
        }

        return signature;
    }

    /// <summary>A compilation with all that will be in it.</summary>
    /// <param name="compilation">The compilation as the user wrote it.</param>
    /// <param name="cancellation">Ends the work when its result is no longer wanted.</param>
    /// <returns>The same object each time.</returns>
    public Compilation Of(Compilation compilation, CancellationToken cancellation)
    {
        // Files are read side by side, and each asks for it: one thread makes it, the others wait. That one can finish alone, for
        // what it gives to other threads it does itself when none is free; and none of them comes back here.
        lock (_known)
        {
            if (!_known.TryGetValue(compilation, out Compilation whole))
            {
                whole = Extend(compilation, cancellation);
                _known.Add(compilation, whole);
            }

            return whole;
        }
    }

    private ThreadTypeModel? ParseSignature(ISymbol target, MemberDeclarationSyntax declaration, Compilation compilation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return target is IMethodSymbol method && declaration is MethodDeclarationSyntax syntax ? SignatureOf(method, syntax, compilation) : null;
    }

    private Compilation Extend(Compilation compilation, CancellationToken cancellation)
    {
        IEnumerable<SourceText> texts = TypeMerger.Merge(_shims.Read(compilation, cancellation), cancellation).Select(Emitter.Emit)
            .Concat(TypeMerger.Merge(_threads.Read(compilation, cancellation), cancellation).Select(ThreadEmitter.Emit))
            .Concat(TypeMerger.Merge(_workers.Read(compilation, cancellation), cancellation).Select(WorkerEmitter.Emit));
        CSharpParseOptions? options = (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options;

        // A third of what a body costs to bind is what the compiler finds out about null. It says nothing of it here: no error comes of it.
        CompilationOptions withoutNull = ((CSharpCompilationOptions)compilation.Options).WithNullableContextOptions(NullableContextOptions.Disable);
        return compilation.WithOptions(withoutNull).AddSyntaxTrees(texts.Select(text => CSharpSyntaxTree.ParseText(text, options, cancellationToken: cancellation)).ToImmutableArray());
    }
}
