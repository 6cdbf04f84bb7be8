using System.Runtime.CompilerServices;

namespace Curio.Tests.Diagnostics;

/// <summary>Something to dispose of, suspended while it is; the line is that of its making.</summary>
public sealed class GateResource([CallerLineNumber] int line = 0)
{
    public GateAwaiter DisposeAsync() => new(line, 0, null);
}
