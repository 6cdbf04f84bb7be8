namespace Curio;

/// <summary>A wait in a line whose order of arrival is known.</summary>
internal interface IArrived
{
    /// <summary>When it came to the line; grows.</summary>
    long Arrival { get; }
}
