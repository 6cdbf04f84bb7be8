namespace Curio.Tests.Diagnostics;

/// <summary>An asynchronous sequence, and its own enumerator, that is suspended before every item and at its end.</summary>
public sealed class GateItems(int count, int line)
{
    private int _left = count;

    public int Current => _left;

    public GateItems GetAsyncEnumerator() => this;

    public GateCondition MoveNextAsync() => new(new GateAwaiter(line, _left--, null));

    public GateAwaiter DisposeAsync() => new(line, 0, null);
}
