using System.Reflection;
using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>Makes the exception that a worker's caller gets of what the worker said about its own.</summary>
internal static class RemoteExceptions
{
    /// <summary>
    /// An exception of the same type and message where the type can be found and made here, else a <see cref="WorkerProcessException"/>;
    /// its inner exception is a <see cref="RemoteStackException"/>.
    /// </summary>
    public static Exception Rebuild(RemoteFailure failure, string function, int processId)
    {
        var remote = new RemoteStackException(failure, processId);
        return Make(failure, remote)
            ?? new WorkerProcessException($"{function} failed in worker process {processId}: {failure.TypeName}: {failure.Message}", remote);
    }

    private static Exception? Make(RemoteFailure failure, RemoteStackException remote)
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
        MessageOf(made) = failure.Message;
        InnerOf(made) = remote;
        return made;
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
}
