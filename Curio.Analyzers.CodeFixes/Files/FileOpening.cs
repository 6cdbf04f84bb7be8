using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes.Files;

/// <summary>A call that opens a file, with the call that opens the same file in the same way without blocking.</summary>
internal sealed class FileOpening
{
    private FileOpening(bool isText, ExpressionSyntax opened)
    {
        IsText = isText;
        Opened = opened;
    }

    /// <summary>Whether it is opened as text.</summary>
    public bool IsText { get; }

    /// <summary>The call to await.</summary>
    public ExpressionSyntax Opened { get; }

    /// <summary>Recognises a call; null for one that an asynchronous file would not do the same for.</summary>
    public static FileOpening? From(IOperation operation)
    {
        IReadOnlyList<IArgumentOperation> arguments = operation switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation { Initializer: null } creation => creation.Arguments,
            _ => [],
        };
        IMethodSymbol? method = (operation as IInvocationOperation)?.TargetMethod ?? (operation as IObjectCreationOperation)?.Constructor;
        if (method is null
            || arguments.Count == 0
            || arguments.Any(a => a.Syntax is not ArgumentSyntax { NameColon: null })
            || method.Parameters.FirstOrDefault() is not { Type.SpecialType: SpecialType.System_String })
        {
            return null;
        }

        string name = method.MethodKind == MethodKind.Constructor ? "new" : method.Name;
        return (method.ContainingType.ToDisplayString(), name) switch
        {
            ("System.IO.File", "OpenText") or ("System.IO.StreamReader", "new") => Text(arguments, null),
            ("System.IO.File", "CreateText") => Text(arguments, "Create"),
            ("System.IO.File", "AppendText") => Text(arguments, "Append"),
            ("System.IO.StreamWriter", "new") => Written(arguments),
            ("System.IO.File", "OpenRead") => Bytes(arguments, 1),
            ("System.IO.File", "OpenWrite") => Bytes(arguments, 1, Mode("OpenOrCreate"), Access("Write"), Share("None")),
            ("System.IO.File", "Create") => Bytes(arguments, 1, Mode("Create"), Access("ReadWrite"), Share("None")),
            ("System.IO.File", "Open") => WithMode(method, arguments, Share("None")),
            ("System.IO.FileStream", "new") => WithMode(method, arguments, null),
            _ => null,
        };
    }

    private static FileOpening? Text(IReadOnlyList<IArgumentOperation> arguments, string? mode) => arguments.Count != 1
        ? null
        : new(isText: true, Call("OpenTextAsync", mode is null ? [ValueOf(arguments[0])] : [ValueOf(arguments[0]), Mode(mode)]));

    private static FileOpening? Written(IReadOnlyList<IArgumentOperation> arguments) => arguments.Count switch
    {
        1 => Text(arguments, "Create"),
        2 when arguments[1].Value.ConstantValue.Value is bool append => Text([arguments[0]], append ? "Append" : "Create"),
        _ => null,
    };

    /// <summary>Mode, perhaps access and share. Where access is not said it follows from the mode, which must be known then.</summary>
    private static FileOpening? WithMode(
        IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, ExpressionSyntax? usualShare)
    {
        string[] expected = ["FileMode", "FileAccess", "FileShare"];
        int given = arguments.Count - 1;
        if (given is < 1 or > 3 || !method.Parameters.Skip(1).Select((p, i) => p.Type.Name == expected[i]).All(same => same))
        {
            return null;
        }

        if (given > 1)
        {
            return given == 3 || usualShare is null ? Bytes(arguments, arguments.Count) : Bytes(arguments, arguments.Count, usualShare);
        }

        if (arguments[1].Value.ConstantValue.Value is not int mode)
        {
            return null;
        }

        ExpressionSyntax access = Access(mode == (int)FileMode.Append ? "Write" : "ReadWrite");
        return usualShare is null ? Bytes(arguments, 2, access) : Bytes(arguments, 2, access, usualShare);
    }

    private static FileOpening? Bytes(IReadOnlyList<IArgumentOperation> arguments, int count, params ExpressionSyntax[] more) =>
        arguments.Count != count ? null : new(isText: false, Call("OpenAsync", [.. arguments.Select(ValueOf), .. more]));

    private static InvocationExpressionSyntax Call(string method, params ExpressionSyntax[] arguments) =>
        CurioSyntax.Call(CurioSyntax.Member("Curio.AsyncFile", method), arguments);

    private static ExpressionSyntax ValueOf(IArgumentOperation argument) => ((ArgumentSyntax)argument.Syntax).Expression.WithoutTrivia();

    private static MemberAccessExpressionSyntax Mode(string name) => CurioSyntax.Member("System.IO.FileMode", name);

    private static MemberAccessExpressionSyntax Access(string name) => CurioSyntax.Member("System.IO.FileAccess", name);

    private static MemberAccessExpressionSyntax Share(string name) => CurioSyntax.Member("System.IO.FileShare", name);
}
