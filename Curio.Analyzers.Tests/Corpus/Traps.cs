using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

// What looks as if it blocked and does not: nothing here may be reported. X01 to X30.
internal sealed class Traps
{
    private readonly object _gate = new();
    private readonly MemoryStream _buffer = new();
    private int _count;

    public async Coro<int> X01_a_memory_stream(byte[] data)
    {
        var stream = new MemoryStream();
        stream.Write(data, 0, data.Length);
        stream.Flush();
        await Pause();
        return stream.ReadByte();
    }

    public async Coro<string?> X02_a_string_reader(string text)
    {
        await Pause();
        return new StringReader(text).ReadLine();
    }

    public async Coro<string> X03_a_string_writer(int[] numbers)
    {
        StringWriter writer = new();
        foreach (int number in numbers)
        {
            writer.WriteLine(number);
        }

        await Pause();
        return writer.ToString();
    }

    public async Coro X04_a_memory_stream_that_is_called_a_stream(byte[] data)
    {
        Stream stream = new MemoryStream(data);
        stream.CopyTo(Stream.Null);
        await Pause();
    }

    public async Coro<string> X05_a_reader_of_a_memory_stream(byte[] data)
    {
        using var reader = new StreamReader(new MemoryStream(data));
        await Pause();
        return reader.ReadToEnd();
    }

    public async Coro X06_a_field_that_holds_a_memory_stream(byte value)
    {
        _buffer.WriteByte(value);
        await Pause();
    }

    public async Coro<int> X07_a_task_that_is_known_to_be_complete(Task<int> task)
    {
        await Pause();
        return task.IsCompletedSuccessfully ? task.Result : 0;
    }

    public async Coro<int> X08_a_task_that_was_asked_before(Task<int> task)
    {
        await Pause();
        if (!task.IsCompleted)
        {
            return 0;
        }

        return task.GetAwaiter().GetResult();
    }

    public async Coro<int> X09_a_task_that_was_made_complete()
    {
        Task<int> task = Task.FromResult(42);
        await Pause();
        return task.Result;
    }

    public async Coro<int> X10_tasks_that_were_awaited_together(Task<int> one, Task<int> two)
    {
        await Task.WhenAll(one, two);
        return one.Result + two.Result;
    }

    public async Coro X11_an_end_in_its_own_callback(Stream stream, byte[] buffer)
    {
        stream.BeginRead(buffer, 0, buffer.Length, done => _count += stream.EndRead(done), null);
        await Pause();
    }

    public async Coro<bool> X12_time_limits_of_zero(SemaphoreSlim semaphore, WaitHandle handle, Task task)
    {
        await Pause();
        return semaphore.Wait(0) && handle.WaitOne(TimeSpan.Zero) && task.Wait(0);
    }

    public async Coro<bool> X13_a_process_that_is_only_asked(Process process)
    {
        await Pause();
        return process.WaitForExit(0);
    }

    public async Coro X14_a_lambda_for_a_worker(string path)
    {
        await Coro.RunInThread(() => File.ReadAllText(path));
        await Coro.RunInThread(() => Thread.Sleep(1));
    }

    public async Coro X15_a_lambda_for_a_thread()
    {
        var thread = new Thread(static () => Thread.Sleep(1000)) { IsBackground = true };
        await Pause();
        GC.KeepAlive(thread);
    }

    public async Coro X16_a_helper_for_a_worker()
    {
        await Coro.RunInThread(SlowHelper);
    }

    public async Coro X17_tries_without_a_time_limit(BlockingCollection<int> numbers, Lock gate)
    {
        if (numbers.TryTake(out int number) && gate.TryEnter())
        {
            _count += number;
            gate.Exit();
        }

        await Pause();
    }

    public async Coro X18_output_on_the_console(string text)
    {
        Console.WriteLine(text);
        Console.Error.WriteLine(text);
        Console.Out.Write(text);
        await Pause();
    }

    public async Coro<string> X19_names()
    {
        await Pause();
        return nameof(Thread.Sleep) + nameof(Task<int>.Result) + nameof(File.ReadAllText);
    }

    public async Coro<Expression<Func<Task<int>, int>>> X20_an_expression_tree()
    {
        await Pause();
        return task => task.Result;
    }

    public async Coro X21_a_short_lock()
    {
        lock (_gate)
        {
            _count++;
        }

        await Pause();
    }

    public async Coro<int> X22_json_and_hashes_in_memory(string json, byte[] data)
    {
        await Pause();
        return JsonSerializer.Deserialize<int[]>(json)!.Length + SHA256.HashData(data).Length;
    }

    public async Coro X23_counterparts_that_exist_for_other_reasons(CancellationTokenSource source, Utf8JsonWriter writer)
    {
        source.Cancel();
        writer.Flush();
        await Pause();
    }

    public async Coro X24_code_that_is_switched_off()
    {
#if NEVER_DEFINED
        Thread.Sleep(1000);
#endif
        await Pause();
    }

    // Called by threads only; no coroutine comes here.
    public void X25_a_helper_of_threads(Task task)
    {
        Thread.Sleep(1);
        task.Wait();
    }

    public async Coro<string> X26_a_method_group_that_nobody_calls_here()
    {
        Func<string, string> read = File.ReadAllText;
        await Pause();
        return read.Method.Name;
    }

    public async Coro<string> X27_pure_functions_of_paths(string folder)
    {
        await Pause();
        return Path.Combine(folder, Path.GetFileName(folder)) + new StringBuilder().AppendLine(folder);
    }

    public async Coro<int> X28_dynamic_code(dynamic something)
    {
        await Pause();
        return something.ReadAllText("nobody knows");
    }

    public async Coro<int> X29_a_loop_that_ends(int[] numbers)
    {
        int sum = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            sum += numbers[i];
        }

        await Pause();
        return sum;
    }

    public async Coro X30_a_timer()
    {
        await Pause();
        using Timer timer = new(static _ => Thread.Sleep(1), null, Timeout.Infinite, Timeout.Infinite);
    }

    private static void SlowHelper() => Thread.Sleep(1000);

    // An awaiter ends by reading its result; that is what it is for.
    internal sealed class Awaiter(Task<int> task) : INotifyCompletion
    {
        public bool IsCompleted => task.IsCompleted;

        public int GetResult() => task.GetAwaiter().GetResult();

        public void OnCompleted(Action continuation) => task.GetAwaiter().OnCompleted(continuation);
    }
}
