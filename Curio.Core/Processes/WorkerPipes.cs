using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;

namespace Curio;

/// <summary>
/// Takes standard input and output of a worker for the protocol and gives the user's code others: an empty input, and standard error for
/// output. On Unix that is done to the descriptors themselves, so that native code and programs that the function starts cannot get
/// into the protocol either, and so that such a program, outliving its worker, does not hold the pipes open.
/// </summary>
internal static class WorkerPipes
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>The channel to the parent and, on Unix, the handle of its reading end.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The pipes live as long as the process, which ends with them.")]
    public static (FrameChannel Channel, SafeFileHandle? Input) Take()
    {
        if (!ProcessNative.IsUnix)
        {
            var channel = new FrameChannel(Console.OpenStandardInput(), Console.OpenStandardOutput());
            Console.SetIn(TextReader.Null);
            Console.SetOut(Console.Error);
            return (channel, null);
        }
        SafeFileHandle input = ProcessNative.Duplicate(StandardInput);
        SafeFileHandle output = ProcessNative.Duplicate(StandardOutput);
        using (SafeFileHandle nothing = File.OpenHandle("/dev/null"))
        {
            ProcessNative.Redirect((int)nothing.DangerousGetHandle(), StandardInput);
        }
        ProcessNative.Redirect(StandardError, StandardOutput);
        var pipes = new FrameChannel(
            new FileStream(input, FileAccess.Read, bufferSize: 0), new FileStream(output, FileAccess.Write, bufferSize: 0));
        return (pipes, input);
    }
}
