namespace Curio.Tests.Diagnostics;

/// <summary>An awaiter that knows the line of its <c>await</c>.</summary>
public interface IGated
{
    int Line { get; }
}
