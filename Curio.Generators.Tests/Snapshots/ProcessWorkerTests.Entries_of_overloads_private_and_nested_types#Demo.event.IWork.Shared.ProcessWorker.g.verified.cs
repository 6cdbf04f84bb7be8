//HintName: Demo.event.IWork.Shared.ProcessWorker.g.cs
namespace Demo.@event;

partial interface IWork
{
    partial record struct Shared
    {
        private static global::Curio.Coro<global::Demo.@event.IWork.Shared?> MakeInProcess(
            global::Demo.@event.IWork.Shared.Hidden_1? hidden)
            => ProcessWorkerEntries.Make.CallAsync<global::Demo.@event.IWork.Shared?>([hidden]);

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        internal static class ProcessWorkerEntries
        {
            internal static readonly global::Curio.ProcessEntry Make = new(
                typeof(Shared),
                "M:Demo.event.IWork.Shared.Make(Demo.event.IWork.Shared.Hidden_1)",
                "IWork.Shared.Make",
                static call => call.Return(global::Demo.@event.IWork.Shared.Make(call.Next<global::Demo.@event.IWork.Shared.Hidden_1?>())),
                typeof(global::Demo.@event.IWork.Shared?), ("hidden", typeof(global::Demo.@event.IWork.Shared.Hidden_1)));

            [global::System.Runtime.CompilerServices.ModuleInitializer]
            internal static void Register()
                => global::Curio.ProcessEntry.Register(static () => [Make]);
        }
    }
}
