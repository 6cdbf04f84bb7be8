using Microsoft.Win32.SafeHandles;

namespace Curio.Tests.Processes;

/// <summary>A process that signalled, and what will tell of its end.</summary>
internal sealed class Sighting(int processId)
{
    private readonly SafeFileHandle? _process = TestNative.Open(processId);

    public int ProcessId => processId;

    /// <summary>Waits until the process has ended.</summary>
    public async Task GoneAsync()
    {
        if (_process is not null)
        {
            bool hasEnded = await Task.Run(() => TestNative.WaitForEnd(_process, Patience.Limit)).Within();
            Assert.True(hasEnded, $"process {processId} goes on");
            _process.Dispose();
        }
        ProcessTable.AssertGone(processId);
    }
}
