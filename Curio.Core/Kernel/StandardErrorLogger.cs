using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>The logger of a kernel that was given none: warnings and worse, one line each, on standard error.</summary>
internal sealed class StandardErrorLogger : ILogger
{
    internal static StandardErrorLogger Instance { get; } = new();

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && logLevel != LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            string text = $"curio: {logLevel}: {formatter(state, exception)}";
            Console.Error.WriteLine(exception is null ? text : text + Environment.NewLine + exception);
        }
    }
}
