using System.Reflection;
using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>Makes the exception that a worker's caller gets of what the worker said about its own.</summary>
internal static class RemoteExceptions
{
    /// <summary>
    /// An exception of the same type and message where the type can be found and made here, else a <see cref="WorkerProcessException"/>;
    /// its inner exception is a <see cref="RemoteStackException"/>, whose own is the inner exception over there. An
    /// <see cref="AggregateException"/> has all of them again.
    /// </summary>
    public static Exception Rebuild(RemoteFailure failure, string function, int processId)
    {
        Exception[] inners = [.. failure.Inners.Select(inner => Rebuild(inner, function, processId))];
        var remote = new RemoteStackException(failure, processId, inners.FirstOrDefault());
        return Make(failure, remote, inners)
            ?? new WorkerProcessException($"{function} failed in worker process {processId}: {failure.TypeName}: {failure.Message}", remote);
    }

    private static Exception? Make(RemoteFailure failure, RemoteStackException remote, Exception[] inners)
    {
        Type? type = Type.GetType(failure.QualifiedType, FindAssembly, typeResolver: null, throwOnError: false);
        if (type is null || !typeof(Exception).IsAssignableFrom(type) || type.IsAbstract)
        {
            return null;
        }
        if (typeof(CancelledException).IsAssignableFrom(type))
        {
            // A kernel in the worker cancelled something. Here it would be taken for a cancellation of the caller.
            return null;
        }
        Exception? made = Construct(type, [typeof(string), typeof(Exception)], [failure.Message, remote])
            ?? Construct(type, [typeof(string)], [failure.Message])
            ?? Construct(type, [], []);
        if (made is null)
        {
            return null;
        }
        // A constructor may take a string that is not the message, or no inner exception. Exception has no setters, and the names of these
        // two fields are older than .NET Core.
        MessageOf(made) = failure.PlainMessage;
        InnerOf(made) = remote;
        Name(made, failure.Subject);
        if (made is AggregateException group)
        {
            InnersOf(group) = inners;
        }

        return made;
    }

    private static void Name(Exception made, string subject)
    {
        if (subject.Length == 0)
        {
            return;
        }

        switch (made)
        {
            case ArgumentException argument:
                ParameterOf(argument) = subject;
                break;
            case FileNotFoundException file:
                FileOf(file) = subject;
                break;
            case FileLoadException file:
                FileOf(file) = subject;
                break;
            case ObjectDisposedException disposed:
                ObjectOf(disposed) = subject;
                break;
        }
    }

    private static Exception? Construct(Type type, Type[] signature, object[] arguments)
    {
        try
        {
            const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
            return (Exception?)type.GetConstructor(Any, signature)?.Invoke(arguments);
        }
        catch (Exception)
        {
            // The user's constructor wants more of its arguments than we know.
            return null;
        }
    }

    private static Assembly? FindAssembly(AssemblyName name)
    {
        // One that is loaded comes first, for it may be in a load context that a search by name does not see.
        Assembly? loaded = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.FullName == name.FullName);
        if (loaded is not null)
        {
            return loaded;
        }
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            return null;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? MessageOf(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerException")]
    private static extern ref Exception? InnerOf(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerExceptions")]
    private static extern ref Exception[] InnersOf(AggregateException exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_paramName")]
    private static extern ref string? ParameterOf(ArgumentException exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<FileName>k__BackingField")]
    private static extern ref string? FileOf(FileNotFoundException exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<FileName>k__BackingField")]
    private static extern ref string? FileOf(FileLoadException exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_objectName")]
    private static extern ref string? ObjectOf(ObjectDisposedException exception);
}
