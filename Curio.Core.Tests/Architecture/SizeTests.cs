using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Tests.Architecture;

/// <summary>Files, types and methods that can be read in one sitting.</summary>
[Trait("Speed", "slow")]
public class SizeTests
{
    private const int LongestFile = 400;
    private const int LongestType = 300;
    private const int LongestMethod = 60;
    private const int LongestLoop = 120;

    /// <summary>The loop proper: what decides who runs next, from a run of cycles down to the chain of one task.</summary>
    private static readonly string[] s_loopMethods =
    [
        "RunUntil", "RunCycle", "WaitingTime", "Poll", "RunStep", "RunChain",
    ];

    /// <summary>What may be longer than the rest: "file" or "file: member", with the reason.</summary>
    private static readonly Dictionary<string, string> s_exceptions = [];

    /// <summary>Files that have a name of their own instead of their type's, with the reason.</summary>
    private static readonly Dictionary<string, string> s_otherNames = new()
    {
        ["Kernel/TrapHandlers.cs"] = "a part of KernelLoop that is read by itself: one method a trap",
        ["Kernel/ForeignHandlers.cs"] = "a part of KernelLoop that is read by itself: foreign awaits and foreign code",
    };

    [Fact]
    public void Files_are_short() => ExpectNone(SourceTree.Core.Files
        .Where(static file => file.LineCount > LongestFile)
        .Select(static file => (file.Path, file.LineCount)));

    [Fact]
    public void Types_are_short() => ExpectNone(SourceTree.Core.Files.SelectMany(
        static file => Types(file)
            .Where(type => file.LinesOf(type) > LongestType)
            .Select(type => ($"{file.Path}: {NameOf(type)}", file.LinesOf(type)))));

    [Fact]
    public void Methods_are_short() => ExpectNone(SourceTree.Core.Files.SelectMany(
        static file => file.Tree.GetRoot().DescendantNodes()
            .Where(static node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax)
            .Where(method => file.LinesOf(method) > LongestMethod)
            .Select(method => ($"{file.Path}: {MethodName(method)}", file.LinesOf(method)))));

    [Fact]
    public void The_kernels_loop_is_short()
    {
        SourceFile loop = Assert.Single(SourceTree.Core.Files, static file => file.Path == "Kernel/KernelLoop.cs");
        MethodDeclarationSyntax[] methods =
        [
            .. loop.Tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Where(static method => s_loopMethods.Contains(method.Identifier.Text)),
        ];
        Assert.Equal(s_loopMethods.Order(), methods.Select(static method => method.Identifier.Text).Order());
        int lines = methods.Sum(loop.LinesOf);
        Assert.True(lines <= LongestLoop, $"{lines} lines");
    }

    [Fact]
    public void Each_file_declares_one_type_and_is_called_after_it()
    {
        string[] found =
        [
            .. SourceTree.Core.Files
                .Select(static file => (File: file, Types: (string[])[.. TopLevelTypes(file)]))
                .Where(static item => item.Types.Length != 1 || !IsCalledAfter(item.File, item.Types[0]))
                .Select(static item => $"{item.File.Path} declares {string.Join(", ", item.Types)}"),
        ];
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public void No_exception_is_out_of_date()
    {
        HashSet<string> paths = [.. SourceTree.Core.Files.Select(static file => file.Path)];
        Assert.All(s_exceptions.Keys.Concat(s_otherNames.Keys), name => Assert.Contains(name.Split(':')[0], paths));
    }

    [Fact]
    public void No_rule_of_the_compiler_is_switched_off_in_a_file()
    {
        // Among them CS1591: every public member is documented.
        Assert.All(
            SourceTree.Core.Files,
            static file => Assert.DoesNotContain("#pragma warning", file.Tree.GetText().ToString(), StringComparison.Ordinal));
        string project = File.ReadAllText(Path.Combine(SourceTree.Core.Root, "Curio.Core.csproj"));
        Assert.DoesNotContain("NoWarn", project, StringComparison.Ordinal);
        Assert.DoesNotContain("GenerateDocumentationFile", project, StringComparison.Ordinal);
    }

    private static bool IsCalledAfter(SourceFile file, string type) =>
        s_otherNames.ContainsKey(file.Path) || file.Name == type || file.Name.StartsWith($"{type}.", StringComparison.Ordinal);

    private static void ExpectNone(IEnumerable<(string Name, int Lines)> tooLong)
    {
        string[] found = [.. tooLong.Where(static item => !s_exceptions.ContainsKey(item.Name)).Select(static item => $"{item.Name}: {item.Lines} lines")];
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }

    private static IEnumerable<MemberDeclarationSyntax> Types(SourceFile file) =>
        file.Tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
            .Where(static node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    /// <summary>As files are called: <c>Coro</c>, <c>CoroFrame{TStateMachine,T}</c>.</summary>
    private static IEnumerable<string> TopLevelTypes(SourceFile file) =>
        Types(file).Where(static type => type.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax).Select(NameOf);

    private static string NameOf(MemberDeclarationSyntax type)
    {
        (string name, TypeParameterListSyntax? parameters) = type switch
        {
            TypeDeclarationSyntax declaration => (declaration.Identifier.Text, declaration.TypeParameterList),
            DelegateDeclarationSyntax declaration => (declaration.Identifier.Text, declaration.TypeParameterList),
            BaseTypeDeclarationSyntax declaration => (declaration.Identifier.Text, null),
            _ => throw new ArgumentException("Not a type.", nameof(type)),
        };
        return parameters is null ? name : $"{name}{{{string.Join(",", parameters.Parameters.Select(static p => p.Identifier.Text))}}}";
    }

    private static string MethodName(SyntaxNode method) => method switch
    {
        MethodDeclarationSyntax declaration => declaration.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } accessor =>
            $"{property.Identifier.Text}.{accessor.Keyword.Text}",
        _ => method.Kind().ToString(),
    };
}
