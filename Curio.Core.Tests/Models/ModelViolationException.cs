namespace Curio.Tests.Models;

/// <summary>The runtime did what the reference model does not allow.</summary>
internal sealed class ModelViolationException(string message) : Exception(message);
