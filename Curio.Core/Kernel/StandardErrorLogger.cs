using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>The logger of a kernel that was given none: one line each, on standard error.</summary>
internal sealed class StandardErrorLogger : ILogger
{
    private readonly LogLevel _least;

    private StandardErrorLogger(LogLevel least) => _least = least;

    /// <summary>What a kernel has to say by itself: warnings and worse.</summary>
    internal static StandardErrorLogger Instance { get; } = new(LogLevel.Warning);

    /// <summary>For what somebody has asked to see: everything.</summary>
    internal static StandardErrorLogger Everything { get; } = new(LogLevel.Trace);

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= _least && logLevel != LogLevel.None;

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
