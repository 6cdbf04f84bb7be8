namespace Curio;

/// <summary>An exception of a user's function on its way from the worker to the caller.</summary>
/// <param name="QualifiedType">The assembly-qualified name of its type.</param>
/// <param name="TypeName">The full name of its type, for people.</param>
/// <param name="Message">Its message.</param>
/// <param name="Text">All of it as text, stack and inner exceptions included.</param>
internal sealed record RemoteFailure(string QualifiedType, string TypeName, string Message, string Text)
{
    /// <summary>Describes an exception, even one whose own members throw.</summary>
    public static RemoteFailure Of(Exception exception)
    {
        Type type = exception.GetType();
        string name = type.FullName ?? type.Name;
        string message = Ask(() => exception.Message, name);
        string text = Ask(exception.ToString, $"{name}: {message}");
        return new RemoteFailure(type.AssemblyQualifiedName ?? name, name, message, text);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static RemoteFailure Read(ReadOnlySpan<byte> json) => StringList.Read(json) is [var qualifiedType, var typeName, var message, var text]
        ? new RemoteFailure(qualifiedType, typeName, message, text)
        : throw new InvalidDataException("a failure does not say what failed");

    /// <summary>The failure as it is sent.</summary>
    public byte[] Write() => StringList.Write(QualifiedType, TypeName, Message, Text);

    private static string Ask(Func<string?> member, string otherwise)
    {
        try
        {
            return member() ?? otherwise;
        }
        catch (Exception)
        {
            return otherwise;
        }
    }
}
