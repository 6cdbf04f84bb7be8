using System.ComponentModel;

namespace Curio;

/// <summary>A method with <see cref="ProcessWorkerAttribute"/>, as the generator describes it to the runtime. Not for direct use.</summary>
/// <remarks>
/// The program calls through it, and a worker process finds its own by the key: neither looks for the method or calls it by reflection.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProcessEntry
{
    private readonly Action<ProcessEntryCall> _run;
    private ProcessMethod? _method;

    /// <summary>Describes a method.</summary>
    /// <param name="home">A type of the method's assembly.</param>
    /// <param name="key">What no other method of the assembly has.</param>
    /// <param name="name">Declaring type and name, for messages.</param>
    /// <param name="run">Takes the arguments, calls the method and gives back its result, in the worker.</param>
    /// <param name="result">The type of the result; null when there is none.</param>
    /// <param name="parameters">Names and types of the parameters.</param>
    /// <exception cref="ArgumentNullException">One of them is missing, other than the result.</exception>
    public ProcessEntry(
        Type home, string key, string name, Action<ProcessEntryCall> run, Type? result, params (string Name, Type Type)[] parameters)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(parameters);
        Home = home;
        Key = key;
        Name = name;
        Result = result;
        Parameters = parameters;
        _run = run;
    }

    /// <summary>A type of the method's assembly.</summary>
    internal Type Home { get; }

    /// <summary>What no other method of the assembly has.</summary>
    internal string Key { get; }

    /// <summary>Declaring type and name, for messages.</summary>
    internal string Name { get; }

    /// <summary>The type of the result; null when there is none.</summary>
    internal Type? Result { get; }

    /// <summary>Names and types of the parameters.</summary>
    internal IReadOnlyList<(string Name, Type Type)> Parameters { get; }

    // Two threads may both make it; either is right.
    private ProcessMethod Method => _method ??= ProcessMethod.Of(this);

    /// <summary>In a worker process, makes entries known by their keys. Elsewhere does nothing, and so keeps no assembly from being unloaded.</summary>
    /// <param name="entries">Gives the entries of one type; not called where they are not wanted.</param>
    /// <exception cref="ArgumentNullException">There is no function.</exception>
    public static void Register(Func<ProcessEntry[]> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (WorkerEnvironment.ParentId != 0)
        {
            EntryTable.Add(entries());
        }
    }

    /// <summary>Calls the method in another process, as <see cref="Coro.RunInProcess{TResult}(Func{TResult})"/> does.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="arguments">The arguments, of the parameters' types.</param>
    /// <returns>A coroutine of what the method returns.</returns>
    /// <exception cref="ArgumentException">An argument cannot be serialised, or a type not be carried.</exception>
    /// <exception cref="WorkerProcessException">The process ended before it answered.</exception>
    public async Coro<TResult> CallAsync<TResult>(object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return await ProcessWorkers.Current.Call<TResult>(ProcessCall.Create(Method, arguments));
    }

    /// <inheritdoc cref="CallAsync{TResult}"/>
    /// <summary>Calls the method, which has no result, in another process.</summary>
    /// <returns>A coroutine that ends when the method has returned.</returns>
    public async Coro CallAsync(object?[] arguments) => await CallAsync<Nothing>(arguments);

    /// <summary>Makes a call, in the worker.</summary>
    internal void Run(ProcessEntryCall call) => _run(call);
}
