namespace Curio.Tests.Diagnostics;

/// <summary>Where a sample keeps its debug information.</summary>
internal enum SampleSymbols
{
    None,
    Beside,
    Embedded,

    /// <summary>Beside the assembly, with the source text inside.</summary>
    WithSource,
}
