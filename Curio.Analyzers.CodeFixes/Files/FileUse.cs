using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes.Files;

/// <summary>What is done with an open file, and how the same is done with an asynchronous one.</summary>
internal sealed class FileUse
{
    private FileUse(ExpressionSyntax node, Func<ExpressionSyntax, ExpressionSyntax> awaitable)
    {
        Node = node;
        Awaitable = awaitable;
    }

    /// <summary>The expression that uses the file.</summary>
    public ExpressionSyntax Node { get; }

    /// <summary>Makes what is awaited from the expression.</summary>
    public Func<ExpressionSyntax, ExpressionSyntax> Awaitable { get; }

    /// <summary>The use that a name of the file is part of; null for one that has no counterpart.</summary>
    public static FileUse? Of(IdentifierNameSyntax file, bool isText, SemanticModel model, CancellationToken cancellationToken)
    {
        if (file.Parent is not MemberAccessExpressionSyntax access || access.Expression != file)
        {
            return null;
        }

        if (access.Parent is InvocationExpressionSyntax call && !Directives.AreWithin(call))
        {
            return model.GetOperation(call, cancellationToken) is IInvocationOperation invocation
                && invocation.Arguments.All(a => a.Syntax is ArgumentSyntax { NameColon: null })
                ? OfCall(call, invocation, isText, model, cancellationToken)
                : null;
        }

        return isText ? null : OfProperty(access);
    }

    private static FileUse? OfProperty(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText switch
    {
        "Position" when access.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } set && set.Left == access =>
            FixSite.IsStatement(set)
                ? new(set, current => Call(((AssignmentExpressionSyntax)current).Left, "SeekAsync", ((AssignmentExpressionSyntax)current).Right.WithoutTrivia()))
                : null,
        "Position" when IsRead(access) => new(access, current => Call(current, "TellAsync")),
        "Length" => new(access, current => Call(current, "GetLengthAsync")),
        _ => null,
    };

    private static bool IsRead(MemberAccessExpressionSyntax access) =>
        access.Parent is not (AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax);

    private static FileUse? OfCall(
        InvocationExpressionSyntax call, IInvocationOperation invocation, bool isText, SemanticModel model, CancellationToken cancellationToken)
    {
        string name = invocation.TargetMethod.Name;
        int count = invocation.Arguments.Length;
        return (name, count, isText) switch
        {
            ("Dispose" or "Close", 0, _) => Renamed(call, "CloseAsync"),
            ("Flush", 0, _) or ("Flush", 1, false) => Renamed(call, "FlushAsync"),
            ("ReadToEnd", 0, true) => Renamed(call, "ReadAllAsync"),
            ("Write", 1, true) when IsString(call, model, cancellationToken) => Renamed(call, "WriteAsync"),
            ("WriteLine", 0, true) => new(call, current => Call(((InvocationExpressionSyntax)current).Expression, "WriteAsync", NewLine())),
            ("WriteLine", 1, true) when IsString(call, model, cancellationToken) => new(call, WithNewLine),
            ("Seek", 2, false) => Renamed(call, "SeekAsync"),
            ("Read", 1 or 3, false) when IsArray(call, model, cancellationToken) => OfBuffer(call, "ReadIntoOnceAsync"),
            ("Write", 1 or 3, false) when IsArray(call, model, cancellationToken) => OfBuffer(call, "WriteAsync"),
            _ => null,
        };
    }

    private static FileUse Renamed(InvocationExpressionSyntax call, string name) =>
        new(call, current => CallSyntax.Renamed(current.WithoutTrivia(), name));

    /// <summary><c>(b, i, n)</c> becomes <c>(b.AsMemory(i, n))</c>; a whole array converts by itself.</summary>
    private static FileUse OfBuffer(InvocationExpressionSyntax call, string name) => call.ArgumentList.Arguments.Count == 1
        ? Renamed(call, name)
        : new(call, current =>
        {
            var now = (InvocationExpressionSyntax)current;
            ExpressionSyntax[] values = [.. now.ArgumentList.Arguments.Select(a => a.Expression.WithoutTrivia())];
            return Call(now.Expression, name, CurioSyntax.Call(
                SyntaxFactory.MemberAccessExpression(
                    SyntaxKind.SimpleMemberAccessExpression, CurioSyntax.Operand(values[0]), SyntaxFactory.IdentifierName("AsMemory")),
                values[1],
                values[2]));
        });

    private static InvocationExpressionSyntax WithNewLine(ExpressionSyntax current)
    {
        var call = (InvocationExpressionSyntax)current;
        ExpressionSyntax text = call.ArgumentList.Arguments[0].Expression.WithoutTrivia();
        return Call(call.Expression, "WriteAsync", SyntaxFactory.BinaryExpression(
            SyntaxKind.AddExpression,
            (text is InterpolatedStringExpressionSyntax ? text : CurioSyntax.Operand(text)).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(default, SyntaxKind.PlusToken, [SyntaxFactory.Space]),
            NewLine()));
    }

    private static MemberAccessExpressionSyntax NewLine() => CurioSyntax.Member("System.Environment", "NewLine");

    /// <summary>A call of another member of the same file.</summary>
    private static InvocationExpressionSyntax Call(ExpressionSyntax member, string name, params ExpressionSyntax[] arguments) =>
        CurioSyntax.Call(((MemberAccessExpressionSyntax)member.WithoutTrivia()).WithName(SyntaxFactory.IdentifierName(name)), arguments);

    /// <summary>A text writer takes null for nothing; an asynchronous file does not take it.</summary>
    private static bool IsString(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        TypeInfo type = model.GetTypeInfo(call.ArgumentList.Arguments[0].Expression, cancellationToken);
        return type.Type?.SpecialType == SpecialType.System_String
            && type.ConvertedType?.SpecialType == SpecialType.System_String
            && type.Nullability.FlowState != NullableFlowState.MaybeNull;
    }

    private static bool IsArray(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(call.ArgumentList.Arguments[0].Expression, cancellationToken).Type is IArrayTypeSymbol;
}
