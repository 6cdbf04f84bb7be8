namespace Curio.Analyzers.Tests.C200;

/// <summary>Methods with and without tokens, to be called from a member.</summary>
internal static class TokenApi
{
    public static string Class(string member) => $$"""
        class C
        {
            static TimeSpan Time;
            static bool Flag;
            CancellationToken Token;
            readonly Api _api = new();
            {{member}}
        }
        class Api
        {
            public Task Get(int n) => Get(n, default);
            public Task Get(int n, CancellationToken token) => Task.CompletedTask;
            public ValueTask<int> Read() => default;
            public ValueTask<int> Read(CancellationToken token) => default;
            public Task Optional(int number, int other = 1, CancellationToken token = default) => Task.CompletedTask;
            public Task Generic<T>(T value) => Task.CompletedTask;
            public Task Generic<T>(T value, CancellationToken token) => Task.CompletedTask;
            public Task List(List<int> list) => Task.CompletedTask;
            public Task List(List<int> list, CancellationToken token) => Task.CompletedTask;
            public Task Lists<T>(List<T> list) => Task.CompletedTask;
            public Task Lists<T>(List<T> list, CancellationToken token) => Task.CompletedTask;
            public static Task Static() => Task.CompletedTask;
            public static Task Static(CancellationToken token) => Task.CompletedTask;
            public Task Plain() => Task.CompletedTask;
            public Task Other(int n) => Task.CompletedTask;
            public Task Other(string n, CancellationToken token) => Task.CompletedTask;
            public Task First(int n) => Task.CompletedTask;
            public Task First(CancellationToken token, int n) => Task.CompletedTask;
            public Task Configured(RequestOptions options) => Task.CompletedTask;
            public Task Configured(RequestOptions options, CancellationToken token) => Task.CompletedTask;
            public Task Hidden() => Task.CompletedTask;
            private Task Hidden(CancellationToken token) => Task.CompletedTask;
            public async Coro Coroutine(CancellationToken token = default) => await Coro.Sleep(default);
        }
        class RequestOptions { }
        """;
}
