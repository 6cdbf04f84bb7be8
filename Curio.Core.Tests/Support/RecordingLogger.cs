using Microsoft.Extensions.Logging;

namespace Curio.Tests.Support;

/// <summary>Keeps what was logged.</summary>
internal sealed class RecordingLogger : ILogger
{
    private readonly List<(LogLevel Level, string Text, Exception? Exception)> _records = [];

    public (LogLevel Level, string Text, Exception? Exception)[] Records
    {
        get
        {
            lock (_records)
            {
                return [.. _records];
            }
        }
    }

    public IEnumerable<string> Warnings => Records.Where(static r => r.Level == LogLevel.Warning).Select(static r => r.Text);

    public IEnumerable<string> Errors => Records.Where(static r => r.Level == LogLevel.Error).Select(static r => r.Text);

    /// <summary>Forgets what was logged.</summary>
    public void Clear()
    {
        lock (_records)
        {
            _records.Clear();
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        lock (_records)
        {
            _records.Add((logLevel, formatter(state, exception), exception));
        }
    }
}
