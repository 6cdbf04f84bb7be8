namespace Curio.Tests.Allocation;

/// <summary>An event of either kind, by what is done with it.</summary>
internal sealed record EventForms(Func<Coro> WaitAsync, Func<Coro> SetAsync, Action Clear)
{
    public static EventForms Of(AsyncEvent own) => new(own.WaitAsync, own.SetAsync, own.Clear);

    public static EventForms Of(UniversalEvent own) => new(own.WaitAsync, own.SetAsync, own.Clear);
}
