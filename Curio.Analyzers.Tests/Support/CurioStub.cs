using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Tests.Support;

/// <summary>The runtime's public surface as far as the rules look at it; nothing in it runs.</summary>
internal static class CurioStub
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Curio;

        [AsyncMethodBuilder(typeof(CoroBuilder))]
        public readonly partial struct Coro
        {
            public CoroAwaiter<object> GetAwaiter() => default;
            public static Coro<TimeSpan> Sleep(TimeSpan duration) => default;
            public static void Run(Coro coroutine, KernelOptions? options = null) { }
            public static T Run<T>(Coro<T> coroutine, KernelOptions? options = null) => default!;
            public static Coro<CurioTask> Spawn(Coro coroutine, bool daemon = false, string? name = null) => default;
            public static Coro<CurioTask<T>> Spawn<T>(Coro<T> coroutine, bool daemon = false, string? name = null) => default;
            public static Coro TimeoutAfter(TimeSpan limit, Func<Coro> block) => default;
            public static Coro<T> TimeoutAfter<T>(TimeSpan limit, Func<Coro<T>> block) => default;
            public static Coro RunInThread(Action work) => default;
            public static Coro<T> RunInThread<T>(Func<T> work) => default;
            public static Coro<T> RunInThread<T>(Func<CancellationToken, T> work) => default;
            public static Coro<T> BlockInThread<T>(Func<T> work) => default;
            public static Coro<TResult> RunInProcess<TArg, TResult>(Func<TArg, TResult> work, TArg argument) => default;
        }

        [AsyncMethodBuilder(typeof(CoroBuilder<>))]
        public readonly struct Coro<T> { public CoroAwaiter<T> GetAwaiter() => default; }
        public readonly struct CoroAwaiter<T> : INotifyCompletion
        {
            public bool IsCompleted => true;
            public T GetResult() => default!;
            public void OnCompleted(Action continuation) { }
        }

        public sealed class KernelOptions { }
        public class CurioTask { public Coro JoinAsync() => default; }
        public sealed class CurioTask<T> : CurioTask { public new Coro<T> JoinAsync() => default; }
        public sealed class TaskGroup : IAsyncDisposable, IAsyncEnumerable<CurioTask>
        {
            public ValueTask DisposeAsync() => default;
            public IAsyncEnumerator<CurioTask> GetAsyncEnumerator(CancellationToken cancellationToken = default) => null!;
        }

        public sealed class AsyncThread { public static Coro<AsyncThread> Spawn(Action work, bool daemon = false) => default; }

        public struct CoroBuilder
        {
            public static CoroBuilder Create() => default;
            public Coro Task => default;
            public void Start<TMachine>(ref TMachine machine) where TMachine : IAsyncStateMachine { }
            public void SetStateMachine(IAsyncStateMachine machine) { }
            public void SetResult() { }
            public void SetException(Exception exception) { }
            public void AwaitOnCompleted<TA, TM>(ref TA a, ref TM m) where TA : INotifyCompletion where TM : IAsyncStateMachine { }
            public void AwaitUnsafeOnCompleted<TA, TM>(ref TA a, ref TM m) where TA : ICriticalNotifyCompletion where TM : IAsyncStateMachine { }
        }

        public struct CoroBuilder<T>
        {
            public static CoroBuilder<T> Create() => default;
            public Coro<T> Task => default;
            public void Start<TMachine>(ref TMachine machine) where TMachine : IAsyncStateMachine { }
            public void SetStateMachine(IAsyncStateMachine machine) { }
            public void SetResult(T result) { }
            public void SetException(Exception exception) { }
            public void AwaitOnCompleted<TA, TM>(ref TA a, ref TM m) where TA : INotifyCompletion where TM : IAsyncStateMachine { }
            public void AwaitUnsafeOnCompleted<TA, TM>(ref TA a, ref TM m) where TA : ICriticalNotifyCompletion where TM : IAsyncStateMachine { }
        }
        """;

    public static MetadataReference Reference { get; } = CSharpCompilation.Create(
        "Curio.Core",
        [CSharpSyntaxTree.ParseText(Source)],
        References.Framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
        .ToMetadataReference();
}
