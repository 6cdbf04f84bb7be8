using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Curio.Tests.Processes;

/// <summary>What workers run in these tests.</summary>
internal static class Jobs
{
    private static int s_calls;
    private static WorkerProcess? s_nested;

    public static int ProcessId() => Environment.ProcessId;

    public static int CountCalls() => ++s_calls;

    public static int Add(int a, int b) => a + b;

    public static string Join(string a, string b, string c, string d) => string.Join('|', a, b, c, d);

    public static string? NoText(string? text) => text;

    public static int[] Squares(int count) => [.. Enumerable.Range(1, count).Select(n => n * n)];

    public static (int Number, string Text) Pair(string text) => (text.Length, text);

    public static double[] OddNumbers() => [double.NaN, double.PositiveInfinity, -0.0];

    public static Person Older(Person person) => person with { Age = person.Age + 1 };

    public static string Large(int length) => new('x', length);

    public static int LengthOf(string text) => text.Length;

    public static void Nothing()
    {
    }

    public static T Same<T>(T value) => value;

    public static string TypeOf<T>(T value) => $"{typeof(T).Name}:{value}";

    public static string Print(string text)
    {
        Console.WriteLine(text);
        using Stream raw = Console.OpenStandardOutput();
        raw.Write("raw "u8);
        using (var echo = Process.Start("echo", text))
        {
            echo.WaitForExit();
        }
        return Console.ReadLine() ?? "no input";
    }

    public static string Throw(string kind) => throw (kind switch
    {
        "plain" => new InvalidOperationException("it is plain"),
        "argument" => new ArgumentOutOfRangeException(nameof(kind), "it is out of range"),
        "own" => new JobException("the key"),
        "hidden" => new HiddenException(3),
        "nested" => new FormatException("outer", new KeyNotFoundException("inner")),
        "group" => new AggregateException("some failed", new InvalidOperationException("one"), new ArgumentException("two", nameof(kind))),
        "file" => new FileNotFoundException("not there", "name.txt"),
        "disposed" => new ObjectDisposedException("the thing"),
        "value" => new ArgumentOutOfRangeException(nameof(kind), 3, "too much"),
        "rude" => new RudeException(),
        "cancelled by a kernel" => new TaskCancelledException("cancelled there"),
        "cancelled" => new OperationCanceledException("never mind"),
        _ => new NotSupportedException(kind),
    });

    public static IEnumerable<int> NotReadable() => throw new NotSupportedException();

    public static Loop Unserialisable()
    {
        var loop = new Loop();
        loop.Next = loop;
        return loop;
    }

    public static int Spin(string address)
    {
        Beacon.Light(address);
        SpinForever();
        return 0;
    }

    public static int SpinIgnoringTermination(string address)
    {
        _ = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGTERM, context => context.Cancel = true);
        return Spin(address);
    }

    public static int HoldUpExit()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => SpinForever();
        return 0;
    }

    public static int Exit(int code)
    {
        Console.Error.WriteLine("these are my last words");
        Environment.Exit(code);
        return 0;
    }

    public static int FailFast()
    {
        Environment.FailFast("nothing to be done");
        return 0;
    }

    public static int Overflow(int depth) => depth < 0 ? 0 : 1 + Overflow(depth + 1) + Overflow(depth + 2);

    /// <summary>Writes into every pipe that is none of the standard ones.</summary>
    public static int WriteGarbage()
    {
        foreach (string entry in Directory.GetFiles("/proc/self/fd"))
        {
            int descriptor = int.Parse(Path.GetFileName(entry));
            if (descriptor > 2 && new FileInfo(entry).LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal) == true)
            {
                WriteTo(descriptor);
            }
        }
        return 0;
    }

    /// <summary>Leaves a program behind that goes on when this process has gone.</summary>
    public static int LeaveProgramBehind(int code)
    {
        int left = Process.Start(new ProcessStartInfo("sleep", "60") { RedirectStandardError = code == 0 })!.Id;
        return code == 0 ? left : Exit(code);
    }

    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    /// <summary>Starts a worker of this worker, which signals and then computes, or not.</summary>
    public static int Nest(string address, bool isBusy)
    {
        s_nested = WorkerProcess.Start();
        if (isBusy)
        {
            _ = s_nested.CallAsync<int>(Spin, address);
        }
        else
        {
            s_nested.Call<int>(ProcessCall.Create(Light, [address]));
        }
        return s_nested.ProcessId;
    }

    public static int PrintInNestedWorkerAndExit(string text, int code)
    {
        using (var nested = WorkerProcess.Start())
        {
            nested.Call<string>(ProcessCall.Create(Print, [text]));
            nested.Dispose();
            nested.Ended.Within().GetAwaiter().GetResult();
        }
        Environment.Exit(code);
        return 0;
    }

    public static int Light(string address)
    {
        Beacon.Light(address);
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SpinForever()
    {
        for (int i = 1; i != 0; i = unchecked(i + 2))
        {
        }
    }

    private static void WriteTo(int descriptor)
    {
        try
        {
            using var stream = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, 0);
            stream.Write("this is no frame"u8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The reading end of a pipe.
        }
    }

    internal sealed record Person(string Name, int Age);

    internal sealed class Loop
    {
        public Loop? Next { get; set; }
    }

    internal sealed class JobException(string key) : Exception($"no value for '{key}'");

    internal sealed class HiddenException(int number) : Exception($"number {number}");

    internal sealed class RudeException : Exception
    {
        public override string Message => throw new InvalidOperationException("no message for you");
    }
}
