using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>An exception of a user's function on its way from the worker to the caller.</summary>
/// <param name="QualifiedType">The assembly-qualified name of its type.</param>
/// <param name="TypeName">The full name of its type, for people.</param>
/// <param name="Message">Its message.</param>
/// <param name="Text">All of it as text, stack and inner exceptions included.</param>
internal sealed record RemoteFailure(string QualifiedType, string TypeName, string Message, string Text)
{
    // Chains and groups of exceptions that are longer than this have told what they had to tell.
    private const int MostLevels = 8;
    private const int MostInners = 32;

    private const int Fields = 7;

    /// <summary>
    /// The message without what the property of the framework's exceptions adds to it: <see cref="Subject"/>, or the messages of <see cref="Inners"/>.
    /// </summary>
    public string PlainMessage { get; private init; } = Message;

    /// <summary>The parameter, the file or the object that it names; empty for none.</summary>
    public string Subject { get; private init; } = "";

    /// <summary>The inner exception; of an <see cref="AggregateException"/>, all of them.</summary>
    public IReadOnlyList<RemoteFailure> Inners { get; private init; } = [];

    /// <summary>Describes an exception, even one whose own members throw.</summary>
    public static RemoteFailure Of(Exception exception) => Of(exception, MostLevels);

    private static RemoteFailure Of(Exception exception, int levels)
    {
        Type type = exception.GetType();
        string name = type.FullName ?? type.Name;
        string message = Ask(() => exception.Message, name);
        string text = Ask(exception.ToString, $"{name}: {message}");
        IEnumerable<Exception> inners = levels == 0 ? []
            : exception is AggregateException group ? group.InnerExceptions.Take(MostInners)
            : exception.InnerException is { } inner ? [inner] : [];
        string subject = Ask(() => SubjectOf(exception), "");
        return new RemoteFailure(type.AssemblyQualifiedName ?? name, name, message, text)
        {
            PlainMessage = subject.Length > 0 || exception is AggregateException ? MessageOf(exception) ?? message : message,
            Subject = subject,
            Inners = [.. inners.Select(inner => Of(inner, levels - 1))],
        };
    }

    /// <summary>Reads what <see cref="Write()"/> wrote.</summary>
    public static RemoteFailure Read(ReadOnlySpan<byte> json)
    {
        string[] fields = StringList.Read(json);
        int used = 0;
        RemoteFailure failure = Read(fields, ref used);
        return used == fields.Length ? failure : throw Incomplete();
    }

    /// <summary>The failure as it is sent.</summary>
    public byte[] Write()
    {
        List<string> fields = [];
        Write(fields);
        return StringList.Write([.. fields]);
    }

    private static RemoteFailure Read(string[] fields, ref int used)
    {
        if (fields.Length - used < Fields || !int.TryParse(fields[used + Fields - 1], out int count) || count is < 0 or > MostInners)
        {
            throw Incomplete();
        }

        ReadOnlySpan<string> own = fields.AsSpan(used, Fields);
        used += Fields;
        var inners = new RemoteFailure[count];
        for (int i = 0; i < count; i++)
        {
            inners[i] = Read(fields, ref used);
        }

        return new RemoteFailure(own[0], own[1], own[2], own[3]) { PlainMessage = own[4], Subject = own[5], Inners = inners };
    }

    private void Write(List<string> fields)
    {
        fields.AddRange([QualifiedType, TypeName, Message, Text, PlainMessage, Subject, $"{Inners.Count}"]);
        foreach (RemoteFailure inner in Inners)
        {
            inner.Write(fields);
        }
    }

    private static InvalidDataException Incomplete() => new("a failure does not say what failed");

    private static string? SubjectOf(Exception exception) => exception switch
    {
        // Its message tells a value that only the worker has, and the name with it.
        ArgumentOutOfRangeException { ActualValue: not null } => null,
        ArgumentException argument => argument.ParamName,
        FileNotFoundException file => file.FileName,
        FileLoadException file => file.FileName,
        ObjectDisposedException disposed => disposed.ObjectName,
        _ => null,
    };

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

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? MessageOf(Exception exception);
}
