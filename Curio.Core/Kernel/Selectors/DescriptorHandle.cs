using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Curio;

/// <summary>Owns a Linux descriptor: closed once, and not while another thread is inside a call on it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class DescriptorHandle : SafeHandleMinusOneIsInvalid
{
    private DescriptorHandle(int descriptor)
        : base(ownsHandle: true) => SetHandle(descriptor);

    /// <summary>Makes an epoll set that child processes do not inherit.</summary>
    /// <exception cref="IOException">The system refused.</exception>
    public static DescriptorHandle CreateEpoll() =>
        Own(LinuxNative.EpollCreate(LinuxNative.CloseOnExec), "epoll_create1");

    /// <summary>Makes a non-blocking event counter that child processes do not inherit.</summary>
    /// <exception cref="IOException">The system refused.</exception>
    public static DescriptorHandle CreateEvent() =>
        Own(LinuxNative.EventDescriptor(0, LinuxNative.CloseOnExec | LinuxNative.NonBlocking), "eventfd");

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => LinuxNative.Close((int)handle) == 0;

    private static DescriptorHandle Own(int descriptor, string call) =>
        descriptor >= 0 ? new DescriptorHandle(descriptor) : throw LinuxNative.Failure(call);
}
