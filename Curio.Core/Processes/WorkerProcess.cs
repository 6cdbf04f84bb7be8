using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Curio;

/// <summary>
/// A child process that runs static methods, one call at a time, as often as wanted. The calls block; <see cref="Kill"/> and
/// <see cref="Dispose"/> do not and may come from any thread. Either of these releases everything the worker has here, once it is gone.
/// </summary>
[DebuggerDisplay("{DebuggerDisplay,nq}")]
[SuppressMessage("Usage", "CA2213", Justification = "Released when the process has gone, on the thread that waits for that.")]
internal sealed class WorkerProcess : IDisposable
{
    private const string HookSwitch = "System.StartupHookProvider.IsSupported";

    // A worker whose pipe ended is dead within an instant, unless it only closed the pipe.
    private static readonly TimeSpan s_death = TimeSpan.FromSeconds(1);

    // Nothing outlives SIGKILL; all that remains is to be noticed, which takes its time on a machine that is busy starting processes.
    private static readonly TimeSpan s_certainDeath = TimeSpan.FromSeconds(30);

    // The end of the output comes with the death, unless a program that the worker started has the pipe, too.
    private static readonly TimeSpan s_lastOutput = TimeSpan.FromSeconds(1);

    private readonly WorkerLife _life;
    private readonly FrameChannel _channel;
    private readonly StandardErrorRelay _errors;

    // Held during a call; what a call uses is released under it.
    private readonly Lock _callLock = new();

    // A call is under way that no thread waits for.
    private volatile bool _isBegun;

    private WorkerProcess(Process process)
    {
        _life = new WorkerLife(process, Release);
        _channel = new FrameChannel(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        _errors = new StandardErrorRelay(process.StandardError.BaseStream, process.Id);
    }

    /// <summary>The worker's process id.</summary>
    public int ProcessId => _life.ProcessId;

    /// <summary>Completes when the process is reaped and its pipes are closed. Only after <see cref="Kill"/>, <see cref="Dispose"/> or a call that found it dead.</summary>
    public Task Ended => _life.Ended;

    /// <summary>Whether it may still take a call. True may be outdated; a call that finds it dead says so (<see cref="WorkerProcessException.CallNeverStarted"/>).</summary>
    public bool IsAlive => _life.IsAlive;

    private string DebuggerDisplay => $"worker process {ProcessId}, {(IsAlive ? "alive" : "ended or ending")}";

    /// <summary>Starts a worker. Returns as soon as the process exists; the first call waits until its runtime is up.</summary>
    /// <exception cref="PlatformNotSupportedException">This program cannot be started a second time as a worker.</exception>
    /// <exception cref="WorkerProcessException">The system did not start it.</exception>
    public static WorkerProcess Start()
    {
        CheckHooks();
        return Start(WorkerCommand.Create());
    }

    /// <summary>Starts a worker by a command that starts this program.</summary>
    internal static WorkerProcess Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        WorkerEnvironment.Prepare(start.Environment);
        try
        {
            return new WorkerProcess(ProcessNative.StartUninterrupted(start));
        }
        catch (Win32Exception e)
        {
            throw new WorkerProcessException($"A worker process could not be started: {e.Message}", e);
        }
    }

    /// <summary>Runs a function in the worker and waits for its result. A second call waits for the first.</summary>
    /// <exception cref="WorkerProcessException">There is no result; see there. Any other exception is the function's own.</exception>
    public T Call<T>(ProcessCall call)
    {
        lock (_callLock)
        {
            Send(call);
            return Finish<T>(call);
        }
    }

    /// <summary>
    /// Begins a call without blocking: an idle worker's pipe is empty and takes a small call at once. To be followed by
    /// <see cref="TryEnd"/> when the descriptor is readable, and by <see cref="End"/> if that is not enough.
    /// </summary>
    /// <returns>What becomes readable when the worker has answered, or has died; null when the call was not begun.</returns>
    public nint? TryBegin(ProcessCall call)
    {
        if (_channel.InputDescriptor is not { } answers || !FrameChannel.FitsAnyPipe(call.Payload.Length) || !IsAlive)
        {
            return null;
        }
        try
        {
            _isBegun = true;
            _channel.Send(call.Kind, call.Payload.Span);
            return answers;
        }
        catch (IOException)
        {
            // It has just died: who makes the call in the ordinary way finds out how.
            _isBegun = false;
            return null;
        }
    }

    /// <summary>Ends a call that was begun, without blocking, when its answer is there as a whole and is a result.</summary>
    public bool TryEnd<T>(ProcessCall call, [MaybeNullWhen(false)] out T result)
    {
        try
        {
            if (_channel.TryReceiveAvailable(FrameKind.Result, out ReadOnlyMemory<byte> payload))
            {
                _isBegun = false;
                result = call.ReadResult<T>(payload.Span);
                return true;
            }
        }
        catch (IOException)
        {
            // As above; it is found again.
        }
        result = default;
        return false;
    }

    /// <summary>Ends a call that was begun; blocks. Throws what <see cref="Call"/> does.</summary>
    public T End<T>(ProcessCall call)
    {
        lock (_callLock)
        {
            _isBegun = false;
            return Finish<T>(call);
        }
    }

    /// <summary>Ends the worker at once: SIGTERM now, SIGKILL a second later if it is still there. A call under way ends with it.</summary>
    public void Kill()
    {
        _isBegun = false;
        _life.Kill();
    }

    /// <summary>Lets an idle worker end by itself, and kills it if it does not, or if it is busy. Waits for neither.</summary>
    public void Dispose()
    {
        if (_isBegun || !_callLock.TryEnter())
        {
            _life.Kill();
            return;
        }
        try
        {
            _life.Close(_channel.CloseOutput);
        }
        finally
        {
            _callLock.Exit();
        }
    }

    private T Finish<T>(ProcessCall call)
    {
        FrameKind kind = Receive(call, out ReadOnlyMemory<byte> payload);
        return kind switch
        {
            FrameKind.Result => call.ReadResult<T>(payload.Span),
            FrameKind.Failure => throw RemoteExceptions.Rebuild(ReadFailure(call, payload.Span), call.Name, ProcessId),
            FrameKind.Refusal => throw new WorkerProcessException(Encoding.UTF8.GetString(payload.Span)),
            _ => throw Garbled(call, $"a frame of kind {kind}"),
        };
    }

    private static void CheckHooks()
    {
        if (AppContext.TryGetSwitch(HookSwitch, out bool isSupported) && !isSupported)
        {
            throw new PlatformNotSupportedException(
                $"Worker processes begin in a startup hook, which this program has switched off. Set StartupHookSupport to true in its project ({HookSwitch} in its runtimeconfig.json).");
        }
        if (WorkerEnvironment.IsStrayWorker)
        {
            // Without this, a program whose runtime ignores the hook would start itself again and again.
            throw new PlatformNotSupportedException("This process was started as a worker, but its runtime ran no startup hook. Worker processes do not work in this program.");
        }
    }

    private void Send(ProcessCall call)
    {
        if (!IsAlive)
        {
            throw Died(call, neverStarted: true, cause: null);
        }
        try
        {
            _channel.Send(call.Kind, call.Payload.Span);
        }
        catch (IOException e)
        {
            throw Died(call, neverStarted: true, e);
        }
    }

    private FrameKind Receive(ProcessCall call, out ReadOnlyMemory<byte> payload)
    {
        try
        {
            return _channel.TryReceive(out FrameKind kind, out payload) ? kind : throw Died(call, neverStarted: false, cause: null);
        }
        catch (InvalidDataException e)
        {
            throw Garbled(call, e.Message, e);
        }
        catch (IOException e)
        {
            throw Died(call, neverStarted: false, e);
        }
    }

    private RemoteFailure ReadFailure(ProcessCall call, ReadOnlySpan<byte> json)
    {
        try
        {
            return RemoteFailure.Read(json);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            throw Garbled(call, e.Message, e);
        }
    }

    private WorkerProcessException Garbled(ProcessCall call, string what, Exception? cause = null)
    {
        _life.Kill();
        (int? exitCode, string errors, _) = Autopsy();
        return new WorkerProcessException(
            $"Worker process {ProcessId} did not answer the call of {call.Name} as a worker does ({what}) and was ended.{Quote(errors)}", cause)
        {
            ExitCode = exitCode,
            StandardError = errors,
        };
    }

    private WorkerProcessException Died(ProcessCall call, bool neverStarted, Exception? cause)
    {
        bool wasKilled = _life.WasKilled;
        (int? exitCode, string errors, bool isUnread) = Autopsy();
        // A worker reads a call whole before it runs any of it.
        neverStarted = neverStarted || isUnread;
        string end = wasKilled ? "was killed" : exitCode is null ? "ended" : $"ended with exit code {exitCode}";
        string when = neverStarted ? $"before it began with {call.Name}" : $"while it ran {call.Name}";
        return new WorkerProcessException($"Worker process {ProcessId} {end} {when}.{Quote(errors)}", cause)
        {
            ExitCode = exitCode,
            StandardError = errors,
            CallNeverStarted = neverStarted,
        };
    }

    private static string Quote(string errors) => errors.Length == 0 ? "" : $" Its standard error ended with:{Environment.NewLine}{errors.TrimEnd()}";

    /// <summary>Exit code and last words of a worker that is dead or about to be, and whether it left the call in the pipe. It is then released.</summary>
    private (int? ExitCode, string Errors, bool IsUnread) Autopsy()
    {
        int? exitCode = _life.WaitForExit(s_death);
        if (exitCode is null)
        {
            // It closed its end of the pipe and lives on.
            _life.Kill();
            exitCode = _life.WaitForExit(s_certainDeath);
        }
        bool isUnread = _channel.HasUnreadOutput;
        string errors = _errors.Drain(s_lastOutput);
        Dispose();
        return (exitCode, errors, isUnread);
    }

    private void Release()
    {
        _errors.Drain(s_lastOutput);
        lock (_callLock)
        {
            _channel.Dispose();
        }
    }
}
