namespace Curio.Generators.Shared;

/// <summary>What the generators know of the runtime: names only, for no reference leads there.</summary>
internal static class KnownNames
{
    /// <summary>The namespace of the runtime.</summary>
    public const string Namespace = "Curio";

    /// <summary>The coroutine type, with and without a type argument.</summary>
    public const string Coro = "Coro";

    /// <summary>The coroutine type in emitted code.</summary>
    public const string GlobalCoro = "global::Curio.Coro";

    /// <summary>The attribute that asks for blocking twins, as metadata spells it.</summary>
    public const string AwaitShimsAttribute = "Curio.AwaitShimsAttribute";

    /// <summary>The call that blocks an async thread until a coroutine has ended.</summary>
    public const string Await = "global::Curio.AsyncThread.AWAIT";

    /// <summary>What <c>AWAIT</c> throws elsewhere.</summary>
    public const string AsyncOnlyException = "global::Curio.AsyncOnlyException";

    /// <summary>The suffix of instance methods that return a coroutine.</summary>
    public const string AsyncSuffix = "Async";

    /// <summary>The suffix of attributes' types, which is left out where they are used.</summary>
    public const string AttributeSuffix = "Attribute";

    /// <summary>The attribute that asks for wrapper and task form, as metadata spells it.</summary>
    public const string AsyncThreadAttribute = "Curio.AsyncThreadAttribute";

    /// <summary>The attribute that asks for a call in another process, as metadata spells it.</summary>
    public const string ProcessWorkerAttribute = "Curio.ProcessWorkerAttribute";

    /// <summary>The prefix of methods that start an async thread.</summary>
    public const string SpawnPrefix = "Spawn";

    /// <summary>The suffix of methods that call another process.</summary>
    public const string InProcessSuffix = "InProcess";
}
