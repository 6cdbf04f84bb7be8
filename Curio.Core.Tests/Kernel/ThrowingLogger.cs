using Microsoft.Extensions.Logging;

namespace Curio.Tests.Kernel;

/// <summary>A logger that fails, as one does whose sink is gone.</summary>
internal sealed class ThrowingLogger : ILogger
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public bool IsOn { get; init; } = true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => IsOn;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        Interlocked.Increment(ref _calls);
        throw new InvalidOperationException("The log is gone.");
    }
}
