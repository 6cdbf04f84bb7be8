namespace Curio;

/// <summary>Ordinary async code that waits on a .NET task. Made for one wait.</summary>
internal sealed class TaskWaiter<TItem> : Waiter<TItem>
{
    // Otherwise what follows the caller's await would run inside of some other party's put or set.
    private readonly TaskCompletionSource<TItem> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WaitSide<TItem> _side;
    private readonly CancellationToken _token;
    private CancellationTokenRegistration _registration;

    private TaskWaiter(WaitSide<TItem> side, TItem item, CancellationToken token)
    {
        _side = side;
        _token = token;
        Item = item;
    }

    /// <summary>Waits at a side.</summary>
    /// <param name="side">Where.</param>
    /// <param name="item">What the caller brings, if it brings something.</param>
    /// <param name="token">Turns the caller away.</param>
    /// <returns>A task that ends with the item when the caller was served, or is cancelled.</returns>
    internal static Task<TItem> Wait(WaitSide<TItem> side, TItem item, CancellationToken token)
    {
        if (token.IsCancellationRequested)
        {
            return Task.FromCanceled<TItem>(token);
        }

        if (side.TryServe(ref item))
        {
            return Task.FromResult(item);
        }

        var waiter = new TaskWaiter<TItem>(side, item, token);

        // Before it stands in line: afterwards any thread may wake it, which reads the registration. A token that is cancelled
        // in between refuses the waiter before it comes.
        waiter._registration = token.UnsafeRegister(static state => ((TaskWaiter<TItem>)state!).Refuse(), waiter);
        if (side.Enter(waiter))
        {
            waiter.Wake();
        }

        return waiter._completion.Task;
    }

    /// <inheritdoc/>
    internal override void Wake()
    {
        // Without waiting for the callback: when it runs just now it finds that this one was served.
        _registration.Unregister();
        if (State == WaiterState.Refused)
        {
            _completion.TrySetCanceled(_token);
        }
        else
        {
            _completion.TrySetResult(Item);
        }
    }

    private void Refuse()
    {
        if (_side.Refuse(this))
        {
            Wake();
        }
    }
}
