namespace Curio.Samples.Minecraft;

/// <summary>Work that keeps a processor busy.</summary>
internal static class Fibonacci
{
    /// <summary>The n-th Fibonacci number, the slow way.</summary>
    public static long Compute(int n) => n < 2 ? n : Compute(n - 1) + Compute(n - 2);
}
