namespace Curio.Generators.AwaitShims;

/// <summary>What a twin would find where its name leads.</summary>
internal enum NameSlot
{
    /// <summary>Nothing.</summary>
    Free,

    /// <summary>The twin of a coroutine method that this one hides: the twin hides that twin.</summary>
    HidesTwin,

    /// <summary>The twin that is wanted, here already or inherited; nothing is to do.</summary>
    Filled,

    /// <summary>Something else, which would have to go first.</summary>
    Taken,
}
