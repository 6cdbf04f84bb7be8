namespace Curio.Generators.Shared;

/// <summary>Why a type cannot stand in an emitted signature.</summary>
internal enum TypeFault
{
    /// <summary>It can.</summary>
    None,

    /// <summary>Some part of it does not exist, or has no name yet.</summary>
    Unknown,

    /// <summary>Some part of it is a pointer.</summary>
    Pointer,
}
