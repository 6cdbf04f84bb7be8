namespace Curio;

/// <summary>What a <see cref="JoinOperation"/> does.</summary>
internal enum JoinKind
{
    /// <summary>Wait, then throw the failure.</summary>
    Join,

    /// <summary>Wait only.</summary>
    Wait,

    /// <summary>Cancel, do not wait.</summary>
    Cancel,

    /// <summary>Cancel and wait.</summary>
    CancelAndWait,
}
