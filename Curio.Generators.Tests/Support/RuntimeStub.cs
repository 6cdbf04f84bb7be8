namespace Curio.Generators.Tests.Support;

/// <summary>
/// As much of the runtime as emitted code touches, in a single file: coroutines are cold and single threaded by being
/// run where they are waited for, and the mark of an async thread is a thread static.
/// </summary>
internal static class RuntimeStub
{
    public const string AssemblyName = "Curio.Core";

    public const string Source = """
        using System;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;

        namespace Curio;

        [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method)]
        public sealed class AwaitShimsAttribute : Attribute;

        public class AsyncOnlyException() : Exception("only on an async thread");

        public class AsyncThread
        {
            [ThreadStatic] private static bool t_isCurrent;

            public static bool IsCurrent => t_isCurrent;

            public static void AWAIT(Coro coro) => OnKernel(() => { coro.Start().GetAwaiter().GetResult(); return 0; });
            public static T AWAIT<T>(Coro<T> coro) => OnKernel(() => coro.Start().GetAwaiter().GetResult());
            public static T AWAIT<T>(T value) => value;

            public static async Coro<AsyncThread<T>> Spawn<T>(Func<T> body) => new AsyncThread<T>(body);

            private static T OnKernel<T>(Func<T> body)
            {
                if (!t_isCurrent) throw new AsyncOnlyException();
                t_isCurrent = false;
                try { return body(); } finally { t_isCurrent = true; }
            }

            protected static T OnThread<T>(Func<T> body)
            {
                t_isCurrent = true;
                try { return body(); } finally { t_isCurrent = false; }
            }
        }

        public sealed class AsyncThread<T>(Func<T> body) : AsyncThread
        {
            public async Coro<T> JoinAsync() => OnThread(body);
        }

        [AsyncMethodBuilder(typeof(CoroMethodBuilder))]
        public readonly struct Coro(Func<Task> start)
        {
            internal Func<Task> Start => start;
            public TaskAwaiter GetAwaiter() => start().GetAwaiter();
            public static T Run<T>(Coro<T> coro) => coro.Start().GetAwaiter().GetResult();
        }

        [AsyncMethodBuilder(typeof(CoroMethodBuilder<>))]
        public readonly struct Coro<T>(Func<Task<T>> start)
        {
            internal Func<Task<T>> Start => start;
            public TaskAwaiter<T> GetAwaiter() => start().GetAwaiter();
        }

        public struct CoroMethodBuilder
        {
            private CoroMethodBuilder<int> _inner;
            public static CoroMethodBuilder Create() => new() { _inner = CoroMethodBuilder<int>.Create() };
            public Coro Task { get { var inner = _inner; return new(async () => await inner.Task); } }
            public void SetResult() => _inner.SetResult(0);
            public void SetException(Exception e) => _inner.SetException(e);
            public void SetStateMachine(IAsyncStateMachine _) { }
            public void Start<S>(ref S s) where S : IAsyncStateMachine => _inner.Start(ref s);
            public void AwaitOnCompleted<A, S>(ref A a, ref S s) where A : INotifyCompletion where S : IAsyncStateMachine => _inner.AwaitOnCompleted(ref a, ref s);
            public void AwaitUnsafeOnCompleted<A, S>(ref A a, ref S s) where A : ICriticalNotifyCompletion where S : IAsyncStateMachine => _inner.AwaitUnsafeOnCompleted(ref a, ref s);
        }

        public struct CoroMethodBuilder<T>
        {
            private sealed class Frame { public AsyncTaskMethodBuilder<T> Builder = AsyncTaskMethodBuilder<T>.Create(); public Func<Task<T>>? Run; }
            private Frame _frame;
            public static CoroMethodBuilder<T> Create() => new() { _frame = new() };
            public Coro<T> Task => new(_frame.Run!);
            public void SetResult(T value) => _frame.Builder.SetResult(value);
            public void SetException(Exception e) => _frame.Builder.SetException(e);
            public void SetStateMachine(IAsyncStateMachine _) { }
            public void Start<S>(ref S s) where S : IAsyncStateMachine
            {
                var frame = _frame;
                var machine = s;
                frame.Run = () => { frame.Builder.Start(ref machine); return frame.Builder.Task; };
            }
            public void AwaitOnCompleted<A, S>(ref A a, ref S s) where A : INotifyCompletion where S : IAsyncStateMachine => _frame.Builder.AwaitOnCompleted(ref a, ref s);
            public void AwaitUnsafeOnCompleted<A, S>(ref A a, ref S s) where A : ICriticalNotifyCompletion where S : IAsyncStateMachine => _frame.Builder.AwaitUnsafeOnCompleted(ref a, ref s);
        }
        """;
}
