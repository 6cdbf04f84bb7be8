using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>Whether a method calls a delegate that it is given before it returns, itself or through a method it hands it to.</summary>
internal sealed class ParameterCalls
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<IParameterSymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly Func<IMethodSymbol, CancellationToken, UnitBody?> _bodyOf;
    private readonly Func<IParameterSymbol, CancellationToken, bool> _isTold;

    /// <summary>Creates the answers; bodies are read as they are asked for.</summary>
    /// <param name="bodyOf">The body of a method; null for one of another assembly.</param>
    /// <param name="isTold">Whether such a method is known to call its parameter.</param>
    public ParameterCalls(Func<IMethodSymbol, CancellationToken, UnitBody?> bodyOf, Func<IParameterSymbol, CancellationToken, bool> isTold)
    {
        _bodyOf = bodyOf;
        _isTold = isTold;
    }

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
            if (current.ContainingSymbol is not IMethodSymbol method)
            {
                continue;
            }

            if (_bodyOf(method, cancellation) is not { } body)
            {
                found = _isTold(current, cancellation);
            }
            else
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
