//HintName: Derived.call.ProcessWorker.g.cs
partial class Derived
{
    partial class call
    {
        public static global::Curio.Coro<int> OtherInProcess()
            => ProcessWorkerEntries2.Other.CallAsync<int>([]);

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        internal static class ProcessWorkerEntries2
        {
            internal static readonly global::Curio.ProcessEntry Other = new(
                typeof(call),
                "M:Derived.call.Other",
                "Derived.call.Other",
                static call => call.Return(global::Derived.call.Other()),
                typeof(int));

            [global::System.Runtime.CompilerServices.ModuleInitializer]
            internal static void Register()
                => global::Curio.ProcessEntry.Register(static () => [Other]);
        }
    }
}
