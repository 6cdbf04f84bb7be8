namespace Curio;

/// <summary>Chooses the selector that suits the operating system.</summary>
public static class Selector
{
    /// <summary>
    /// Makes a new selector: <c>epoll</c> on Linux, one on <see cref="System.Net.Sockets.Socket"/> alone elsewhere. The caller
    /// disposes it.
    /// </summary>
    /// <returns>A selector that watches nothing yet.</returns>
    /// <exception cref="IOException">The process has no descriptors left, or the system refuses them.</exception>
    public static ISelector Create() => OperatingSystem.IsLinux() ? new EpollSelector() : new SocketSelectSelector();
}
