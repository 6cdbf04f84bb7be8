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
                => ProcessEntries2.Make.CallAsync<global::Demo.@event.IWork.Shared.Hidden_1?>([IWork]);

            private static global::Curio.Coro<int> ProcessEntriesInProcess()
                => ProcessEntries2.ProcessEntries.CallAsync<int>([]);

            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            internal static class ProcessEntries2
            {
                internal static readonly global::Curio.ProcessEntry Make = new(
                    typeof(Hidden_1),
                    "M:Demo.event.IWork.Shared.Hidden_1.Make(Demo.event.IWork.Shared.Hidden_1)",
                    "IWork.Shared.Hidden_1.Make",
                    static call => call.Return(Hidden_1.Make(call.Next<global::Demo.@event.IWork.Shared.Hidden_1?>())),
                    typeof(global::Demo.@event.IWork.Shared.Hidden_1), ("IWork", typeof(global::Demo.@event.IWork.Shared.Hidden_1)));

                internal static readonly global::Curio.ProcessEntry ProcessEntries = new(
                    typeof(Hidden_1),
                    "M:Demo.event.IWork.Shared.Hidden_1.ProcessEntries",
                    "IWork.Shared.Hidden_1.ProcessEntries",
                    static call => call.Return(Hidden_1.ProcessEntries()),
                    typeof(int));

                internal static void Register()
                    => global::Curio.ProcessEntry.Register(static () => [Make, ProcessEntries]);
            }
        }

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        internal static class Hidden_11ProcessEntries
        {
            [global::System.Runtime.CompilerServices.ModuleInitializer]
            internal static void Register()
                => Hidden_1.ProcessEntries2.Register();
        }
    }
}
