using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>Whether a method calls a delegate that it is given before it returns, itself or through a method it hands it to.</summary>
internal sealed class ParameterCalls
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<IParameterSymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly Func<IMethodSymbol, CancellationToken, UnitBody?> _bodyOf;

    /// <summary>Creates the answers; bodies are read as they are asked for.</summary>
    public ParameterCalls(Func<IMethodSymbol, CancellationToken, UnitBody?> bodyOf) => _bodyOf = bodyOf;

    /// <summary>Whether the parameter is called.</summary>
    public bool Calls(IParameterSymbol parameter, CancellationToken cancellation)
    {
        if (_known.TryGetValue(parameter, out bool known))
        {
            return known;
        }

        HashSet<IParameterSymbol> seen = new(SymbolEqualityComparer.Default) { parameter };
        Queue<IParameterSymbol> open = new(seen);
        bool found = false;
        while (!found && open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            IParameterSymbol current = open.Dequeue();
            if (current.ContainingSymbol is IMethodSymbol method && _bodyOf(method, cancellation) is { } body)
            {
                found = body.Invoked.Any(p => KnownSymbols.Same(p, current));
                foreach ((_, IParameterSymbol to) in body.Passed.Where(p => KnownSymbols.Same(p.Own, current)))
                {
                    if (seen.Add(to))
                    {
                        open.Enqueue(to);
                    }
                }
            }
        }

        _known.TryAdd(parameter, found);
        return found;
    }
}
