using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Curio;

/// <summary>
/// The worker's side: takes calls from its standard input one after the other and runs them on the main thread, until the parent
/// closes the pipe or is gone. A second thread waits for just that, so that the process ends even while a function computes.
/// </summary>
internal sealed class WorkerServer
{
    private static readonly TimeSpan s_cleanExit = TimeSpan.FromSeconds(1);

    private readonly FrameChannel _channel;
    private readonly Dictionary<string, BoundMethod> _methods = [];
    private volatile bool _isBusy;

    private WorkerServer(FrameChannel channel) => _channel = channel;

    /// <summary>Serves until the parent needs this process no more, then ends it.</summary>
    [DoesNotReturn]
    public static void Run()
    {
        ProcessNative.IgnoreInterrupt();
        (FrameChannel channel, SafeFileHandle? input) = WorkerPipes.Take();
        var server = new WorkerServer(channel);
        ParentWatch.Start(input, server.OnParentGone);
        server.Serve();
        Environment.Exit(0);
    }

    private void Serve()
    {
        try
        {
            while (_channel.TryReceive(out FrameKind kind, out ReadOnlyMemory<byte> payload))
            {
                if (kind != FrameKind.Call)
                {
                    throw new InvalidDataException($"a worker process takes calls, not frames of kind {kind}");
                }
                _isBusy = true;
                (FrameKind answer, byte[] content) = Answer(payload.Span);
                // Before the answer is sent: the parent may let go of an idle worker as soon as it has it.
                _isBusy = false;
                _channel.Send(answer, content);
            }
        }
        catch (IOException)
        {
            // The parent went in the middle of a frame; nobody is left who would want to hear of it.
        }
    }

    private (FrameKind Kind, byte[] Content) Answer(ReadOnlySpan<byte> payload)
    {
        BoundMethod method;
        object?[] arguments;
        try
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(payload);
            method = Find(payload.Slice(sizeof(int), length));
            arguments = method.ReadArguments(payload[(sizeof(int) + length)..]);
        }
        catch (InvalidOperationException e)
        {
            return Refuse(e);
        }
        object? result;
        try
        {
            result = method.Invoke(arguments);
        }
        catch (Exception e)
        {
            return (FrameKind.Failure, RemoteFailure.Of(e).Write());
        }
        try
        {
            return (FrameKind.Result, method.WriteResult(result));
        }
        catch (InvalidOperationException e)
        {
            return Refuse(e);
        }
    }

    private static (FrameKind Kind, byte[] Content) Refuse(InvalidOperationException reason) =>
        (FrameKind.Refusal, Encoding.UTF8.GetBytes(reason.Message));

    private BoundMethod Find(ReadOnlySpan<byte> reference)
    {
        string key = Encoding.UTF8.GetString(reference);
        if (!_methods.TryGetValue(key, out BoundMethod? method))
        {
            method = BoundMethod.Bind(reference);
            _methods.Add(key, method);
        }
        return method;
    }

    private void OnParentGone()
    {
        if (!_isBusy)
        {
            // The main thread sees the end of the pipe, too, and leaves in good order. If handlers of the exit take their time, it ends here.
            Thread.Sleep(s_cleanExit);
        }
        ProcessNative.ExitNow(1);
    }
}
