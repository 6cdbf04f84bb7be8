using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>A waiter that brings or gets an item.</summary>
/// <typeparam name="TItem">What is handed over; <see cref="Nothing"/> where it is only news.</typeparam>
[SuppressMessage("Design", "CA1051", Justification = "Handed over under the lock of the object; a field, not a call.")]
internal abstract class Waiter<TItem> : Waiter
{
    /// <summary>What it brings, or is given. It belongs to the waiter before it stands in line and after it has heard.</summary>
    internal TItem Item = default!;

    /// <summary>For the object that serves: the number of the item, so that it finds its place again when it is given back.</summary>
    internal long Number;
}
