using System.Runtime.CompilerServices;

namespace Curio.Tests.Diagnostics;

/// <summary>Awaitables that never complete on their own and know on which line they were asked for: the compiler's word against the map's.</summary>
public static class Gate
{
    public static GateAwaiter At(int result = 1, [CallerLineNumber] int line = 0) => new(line, result, null);

    public static GateAwaiter Fail([CallerLineNumber] int line = 0) => new(line, 0, new InvalidOperationException("Made to fail."));

    public static int Here([CallerLineNumber] int line = 0) => line;

    public static GateValue Value([CallerLineNumber] int line = 0) => new(line);

    public static GateItems Items(int count = 2, [CallerLineNumber] int line = 0) => new(count, line);
}
