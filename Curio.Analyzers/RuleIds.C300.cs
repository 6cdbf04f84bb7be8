namespace Curio.Analyzers;

public static partial class RuleIds
{
    /// <summary>A handler that keeps a cancellation from ending the task.</summary>
    public const string SwallowedCancellation = "CURIO301";

    /// <summary>Clean-up that a cancellation can cut short.</summary>
    public const string UnshieldedCleanup = "CURIO302";

    /// <summary>A spawned task that nobody keeps.</summary>
    public const string DroppedTask = "CURIO303";

    /// <summary>A group that can be left without joining it.</summary>
    public const string UnjoinedGroup = "CURIO304";

    /// <summary>A file that nobody is sure to close.</summary>
    public const string FileOutsideUsing = "CURIO305";

    /// <summary>A timeout that nobody catches.</summary>
    public const string UncaughtTimeout = "CURIO306";

    /// <summary>Something acquired that nobody is sure to release.</summary>
    public const string AcquireWithoutRelease = "CURIO307";

    /// <summary>A timeout around code that it cannot end.</summary>
    public const string PointlessTimeout = "CURIO308";

    /// <summary>A result before it can be there.</summary>
    public const string PrematureResult = "CURIO309";
}
