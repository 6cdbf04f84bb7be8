using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for in <c>init</c> accessors and records; netstandard2.0 does not have it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
