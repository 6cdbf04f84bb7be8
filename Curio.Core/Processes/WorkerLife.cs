using System.Diagnostics;

namespace Curio;

/// <summary>
/// A worker as a process of the system: alive, told to end, killed, gone. Whoever waits for an end does so on a thread that keeps no program alive;
/// only <see cref="WaitForExit"/> blocks its caller.
/// </summary>
/// <param name="process">The process; disposed of when it has gone.</param>
/// <param name="release">Called when the process has gone; everything else that belongs to it goes there.</param>
internal sealed class WorkerLife(Process process, Action release)
{
    // How long SIGTERM gets before SIGKILL; part of the documented behaviour.
    private static readonly TimeSpan s_termination = TimeSpan.FromSeconds(1);

    // How long an idle worker may take to end by itself, exit handlers included. It cuts itself short after one second.
    private static readonly TimeSpan s_cleanExit = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Guards the fields below it and what the process knows of its end, and keeps it from being disposed of meanwhile. Never held while waiting.
    private readonly Lock _lock = new();
    private int _enders;
    private bool _isClosed;
    private volatile bool _isKilled;
    private volatile bool _isGone;
    private int _exitCode;

    /// <summary>The process id.</summary>
    public int ProcessId { get; } = process.Id;

    /// <summary>Completes when the process is reaped and everything released, once somebody has ended it.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Whether it was killed, whatever it died of.</summary>
    public bool WasKilled => _isKilled;

    /// <summary>Whether it runs and nobody has told it to end.</summary>
    public bool IsAlive
    {
        get
        {
            lock (_lock)
            {
                return !_isKilled && !_isClosed && !_isGone && !process.HasExited;
            }
        }
    }

    /// <summary>SIGTERM now, SIGKILL a second later if it is still there.</summary>
    public void Kill()
    {
        lock (_lock)
        {
            if (_isKilled || _isGone)
            {
                return;
            }
            _isKilled = true;
            _enders++;
            ProcessNative.Terminate(process);
        }
        InBackground(() =>
        {
            if (!process.WaitForExit(s_termination))
            {
                process.Kill();
            }
        });
    }

    /// <summary>Lets it end by itself, and kills it if it does not.</summary>
    /// <param name="tell">Tells the process to end.</param>
    public void Close(Action tell)
    {
        lock (_lock)
        {
            if (_isClosed || _isGone)
            {
                return;
            }
            _isClosed = true;
            _enders++;
        }
        tell();
        InBackground(() =>
        {
            if (!process.WaitForExit(s_cleanExit))
            {
                Kill();
            }
        });
    }

    /// <summary>Waits for the end, and somewhat longer if it is being killed. To be called only where <c>release</c> cannot return meanwhile.</summary>
    /// <returns>The exit code; null when it lives on.</returns>
    public int? WaitForExit(TimeSpan patience)
    {
        if (_isGone)
        {
            return _exitCode;
        }
        return process.WaitForExit(_isKilled ? patience + s_termination : patience) ? ReadExitCode() : null;
    }

    // Under the lock, as every other question to the process: it notes that it has exited before it notes how, and a second thread that
    // asks between the two is told 0.
    private int ReadExitCode()
    {
        lock (_lock)
        {
            return process.ExitCode;
        }
    }

    private void InBackground(Action hasten)
    {
        var thread = new Thread(() =>
        {
            try
            {
                hasten();
                process.WaitForExit();
                LeaveEnd();
            }
            catch (Exception exception)
            {
                // Of a kernel that was dropped without Dispose, what stands here may have been finalized before it. The worker
                // has ended with its pipe then, and to throw would end the program.
                _ended.TrySetException(exception);
            }
        })
        {
            IsBackground = true,
            Name = $"Curio end of worker {ProcessId}",
        };
        thread.UnsafeStart();
    }

    private void LeaveEnd()
    {
        lock (_lock)
        {
            _enders--;
            if (_enders > 0)
            {
                return;
            }
            // From here on nobody begins another end, and so nobody uses what goes below.
            _exitCode = ReadExitCode();
            _isGone = true;
        }
        release();
        process.Dispose();
        _ended.TrySetResult();
    }
}
