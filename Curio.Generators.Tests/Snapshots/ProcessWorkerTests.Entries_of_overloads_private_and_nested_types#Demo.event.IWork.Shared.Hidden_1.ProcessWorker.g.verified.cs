//HintName: Demo.event.IWork.Shared.Hidden_1.ProcessWorker.g.cs
namespace Demo.@event;

partial interface IWork
{
    partial record struct Shared
    {
        partial class Hidden_1
        {
            private static global::Curio.Coro<global::Demo.@event.IWork.Shared.Hidden_1?> MakeInProcess(
                global::Demo.@event.IWork.Shared.Hidden_1? IWork)
                => ProcessWorkerEntries2.Make.CallAsync<global::Demo.@event.IWork.Shared.Hidden_1?>([IWork]);

            private static global::Curio.Coro<int> ProcessWorkerEntriesInProcess()
                => ProcessWorkerEntries2.ProcessWorkerEntries.CallAsync<int>([]);

            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            internal static class ProcessWorkerEntries2
            {
                internal static readonly global::Curio.ProcessEntry Make = new(
                    typeof(Hidden_1),
                    "M:Demo.event.IWork.Shared.Hidden_1.Make(Demo.event.IWork.Shared.Hidden_1)",
                    "IWork.Shared.Hidden_1.Make",
                    static call => call.Return(global::Demo.@event.IWork.Shared.Hidden_1.Make(call.Next<global::Demo.@event.IWork.Shared.Hidden_1?>())),
                    typeof(global::Demo.@event.IWork.Shared.Hidden_1), ("IWork", typeof(global::Demo.@event.IWork.Shared.Hidden_1)));

                internal static readonly global::Curio.ProcessEntry ProcessWorkerEntries = new(
                    typeof(Hidden_1),
                    "M:Demo.event.IWork.Shared.Hidden_1.ProcessWorkerEntries",
                    "IWork.Shared.Hidden_1.ProcessWorkerEntries",
                    static call => call.Return(global::Demo.@event.IWork.Shared.Hidden_1.ProcessWorkerEntries()),
                    typeof(int));

                internal static void Register()
                    => global::Curio.ProcessEntry.Register(static () => [Make, ProcessWorkerEntries]);
            }
        }

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        internal static class Hidden_11ProcessWorkerEntries
        {
            [global::System.Runtime.CompilerServices.ModuleInitializer]
            internal static void Register()
                => Hidden_1.ProcessWorkerEntries2.Register();
        }
    }
}
