using System.Globalization;

namespace Curio.Diagnostics;

/// <summary>One person's session with the monitor: reads commands, writes answers.</summary>
internal sealed class MonitorSession
{
    private const string Prompt = "curio > ";

    private readonly KernelLoop _kernel;
    private readonly TextReader _input;
    private readonly TextWriter _output;

    // In the order in which abbreviations are looked up: "p" is ps, "pa" parents.
    private readonly (string Name, string Usage, string Help, Action<string?> Do)[] _commands;
    private bool _isOver;

    internal MonitorSession(KernelLoop kernel, TextReader input, TextWriter output)
    {
        _kernel = kernel;
        _input = input;
        _output = output;
        _commands =
        [
            ("ps", "ps", "Show the tasks", _ => Write(TaskListing.Of(_kernel))),
            ("parents", "parents ID", "Show a task and those that spawned it", text => WithTask(text, ShowParents)),
            ("where", "where ID", "Show where a task is", text => WithTask(text, task => Write(task.Traceback()))),
            ("cancel", "cancel ID", "Cancel a task", text => WithTask(text, Cancel)),
            ("help", "help", "Show this list", _ => ShowHelp()),
            ("quit", "quit", "Leave the monitor", _ => Leave()),
            ("exit", "exit", "Leave the monitor", _ => Leave()),
        ];
    }

    /// <summary>Runs until the person leaves.</summary>
    internal void Run()
    {
        Write($"\nCurio Monitor: {_kernel.Tasks.Count} tasks running\nType help for commands\n");
        while (!_isOver)
        {
            Write(Prompt);
            _output.Flush();
            if (_input.ReadLine() is not { } line)
            {
                return;
            }

            Obey(line.Trim());
        }

        _output.Flush();
    }

    private void Obey(string line)
    {
        string[] words = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        int found = words.Length == 0
            ? -1
            : Array.FindIndex(_commands, command => command.Name.StartsWith(words[0], StringComparison.OrdinalIgnoreCase));
        if (found < 0)
        {
            Write("Unknown command. Type help.\n");
            return;
        }

        try
        {
            _commands[found].Do(words.Length > 1 ? words[1] : null);
        }
        catch (Exception exception) when (exception is not (IOException or ObjectDisposedException))
        {
            // The kernel moves on while it is looked at; the next look will do.
            Write($"That failed: {exception.Message} Try again.\n");
        }
    }

    private void WithTask(string? text, Action<CurioTask> act)
    {
        if (text is null)
        {
            Write("Bad command. The number of a task is missing; ps shows them.\n");
        }
        else if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id))
        {
            Write($"Bad command. '{text}' is not the number of a task; ps shows them.\n");
        }
        else if (Find(id) is { } task)
        {
            act(task);
        }
        else
        {
            Write($"No task {id}\n");
        }
    }

    private CurioTask? Find(long id) => Array.Find(_kernel.Tasks.Snapshot(), task => task.Id == id);

    private void ShowParents(CurioTask task)
    {
        for (CurioTask? link = task; link is not null; link = link.ParentId is { } parent ? Find(parent) : null)
        {
            Write($"{link.Id,-6} {link.State,12} {link.Name}\n");
        }
    }

    private void Cancel(CurioTask task)
    {
        Write($"Cancelling task {task.Id}\n");
        _kernel.WakeQueue.Add(new WakeItem(_kernel, _ => _kernel.Cancel(task, reason: null)));
    }

    private void ShowHelp()
    {
        Write("Commands (the first letters are enough):\n");
        foreach ((_, string usage, string help, _) in _commands)
        {
            Write($"    {usage,-12} {help}\n");
        }
    }

    private void Leave()
    {
        Write("Leaving monitor.\n");
        _isOver = true;
    }

    private void Write(string text) => _output.Write(text);
}
