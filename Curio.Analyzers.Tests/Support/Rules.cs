using System.Collections.Immutable;
using Curio.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Tests.Support;

/// <summary>Every analyzer and every fix of the product.</summary>
internal static class Rules
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = CreateAll<DiagnosticAnalyzer>(typeof(CurioAnalyzer), typeof(CurioAnalyzer));

    public static ImmutableArray<DiagnosticAnalyzer> Suppressors { get; } = CreateAll<DiagnosticAnalyzer>(typeof(CurioAnalyzer), typeof(DiagnosticSuppressor));

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = CreateAll<CodeFixProvider>(typeof(CurioCodeFix), typeof(CodeFixProvider));

    public static CodeFixProvider? FixOf(string id) => Fixes.SingleOrDefault(f => f.FixableDiagnosticIds.Contains(id));

    private static ImmutableArray<T> CreateAll<T>(Type inAssembly, Type kind) => [.. inAssembly.Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsAssignableTo(kind)).Select(t => (T)Activator.CreateInstance(t)!)];
}
