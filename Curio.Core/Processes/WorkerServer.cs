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
    private readonly Dictionary<(FrameKind, string), IWorkerFunction> _functions = [];
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
                if (kind is not (FrameKind.Call or FrameKind.EntryCall))
                {
                    throw new InvalidDataException($"a worker process takes calls, not frames of kind {kind}");
                }
                _isBusy = true;
                (FrameKind answer, byte[] content) = Answer(kind, payload);
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

    private (FrameKind Kind, byte[] Content) Answer(FrameKind kind, ReadOnlyMemory<byte> payload)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(payload.Span);
        try
        {
            IWorkerFunction function = Find(kind, payload.Span.Slice(sizeof(int), length));
            return (FrameKind.Result, function.Call(payload[(sizeof(int) + length)..]));
        }
        catch (CallRefusedException e)
        {
            return (FrameKind.Refusal, Encoding.UTF8.GetBytes(e.Message));
        }
        catch (Exception e)
        {
            return (FrameKind.Failure, RemoteFailure.Of(e).Write());
        }
    }

    private IWorkerFunction Find(FrameKind kind, ReadOnlySpan<byte> reference)
    {
        (FrameKind, string) key = (kind, Encoding.UTF8.GetString(reference));
        if (!_functions.TryGetValue(key, out IWorkerFunction? function))
        {
            function = kind == FrameKind.EntryCall ? BoundEntry.Bind(reference) : BoundMethod.Bind(reference);
            _functions.Add(key, function);
        }
        return function;
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
