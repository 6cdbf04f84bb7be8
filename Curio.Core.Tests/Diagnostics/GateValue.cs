namespace Curio.Tests.Diagnostics;

/// <summary>A <see cref="GateResource"/> that is a struct, whose methods the compiler calls by address.</summary>
public readonly struct GateValue(int line)
{
    public GateAwaiter DisposeAsync() => new(line, 0, null);
}
