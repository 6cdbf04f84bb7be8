using Curio.Generators.AsyncThreads;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.ProcessWorkers;

/// <summary>Reads one method with <c>[ProcessWorker]</c>. Generator and analyzer share it.</summary>
internal static class WorkerParser
{
    private const int MostParameters = 4;

    /// <summary>Reads a declaration for the pipeline.</summary>
    /// <param name="target">The annotated method.</param>
    /// <param name="declaration">The declaration that carries the attribute.</param>
    /// <param name="compilation">What both belong to.</param>
    /// <param name="cancellation">Ends the work when its result is no longer wanted.</param>
    /// <returns>The model, or null when nothing is to be emitted.</returns>
    public static WorkerTypeModel? Parse(ISymbol target, MemberDeclarationSyntax declaration, Compilation compilation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return target is IMethodSymbol method && declaration is MethodDeclarationSyntax syntax ? Parse(method, syntax, compilation, report: null) : null;
    }

    /// <summary>Reads a declaration.</summary>
    /// <param name="method">The annotated method.</param>
    /// <param name="declaration">The declaration that carries the attribute.</param>
    /// <param name="compilation">What both belong to.</param>
    /// <param name="report">Takes what stands in the way; null when nobody asks.</param>
    /// <returns>The model, or null when nothing is to be emitted.</returns>
    public static WorkerTypeModel? Parse(IMethodSymbol method, MethodDeclarationSyntax declaration, Compilation compilation, Action<Diagnostic>? report)
    {
        if (!Allow(method, declaration, report) || !SignatureText.CanBeWritten(method) || !PartialTypes.CanBeNamed(method.ContainingType))
        {
            return null;
        }

        string name = method.Name + KnownNames.InProcessSuffix;
        if (MemberNames.Holder(method, name, added: 0, compilation) is { } holder)
        {
            report?.Invoke(Diagnostic.Create(ThreadRules.NameTaken, declaration.Identifier.GetLocation(), Name(method), name, holder));
            return null;
        }

        WorkerMethodModel model = Read(method, name);
        return new WorkerTypeModel(
            HintNames.Stem(method.ContainingType),
            TypeText.OfNamespace(method.ContainingType.ContainingNamespace),
            PartialHeaders.Of(method.ContainingType),
            model.Entry is null ? null : EntryClasses.Of(method.ContainingType),
            new[] { model }.ToEquatableArray());
    }

    private static WorkerMethodModel Read(IMethodSymbol method, string name) => new(
        CallText.Reference(method),
        CarriedAttributes.Of(method).ToEquatableArray(),
        SignatureText.Accessibility(method) + " static ",
        method.ReturnsVoid ? KnownNames.GlobalCoro : $"{KnownNames.GlobalCoro}<{TypeText.InCode(method.ReturnType)}>",
        name + SignatureText.TypeParameters(method),
        method.Parameters.Select(ParameterText.Of).ToEquatableArray(),
        SignatureText.Constraints(method),
        EntryParser.Of(method),
        Call(method),
        Nullability.IsOblivious(method));

    // Type arguments are spelled out: of an overloaded method the compiler would not know which one is meant.
    private static string Call(IMethodSymbol method)
    {
        IEnumerable<string> types = method.Parameters.Select(static parameter => TypeText.InCode(parameter.Type));
        string names = string.Concat(method.Parameters.Select(static parameter => ", " + Identifiers.Escape(parameter.Name)));
        string call = CallText.Of(method);
        return method.ReturnsVoid
            ? $"{KnownNames.GlobalCoro}.RunInProcess<{string.Join(", ", types.Append("bool"))}>({Lambda(method, call)}{names})"
            : $"{KnownNames.GlobalCoro}.RunInProcess<{string.Join(", ", types.Append(TypeText.InCode(method.ReturnType)))}>({CallText.Target(method)}{names})";
    }

    // What is called in the process must give something back.
    private static string Lambda(IMethodSymbol method, string call) =>
        $"static ({string.Join(", ", method.Parameters.Select(static parameter => $"{TypeText.InCode(parameter.Type)} {Identifiers.Escape(parameter.Name)}"))}) => {{ {call}; return true; }}";

    private static string Name(IMethodSymbol method) => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static bool Allow(IMethodSymbol method, MethodDeclarationSyntax declaration, Action<Diagnostic>? report)
    {
        bool allowed = true;
        void Refuse(Location place, string reason)
        {
            allowed = false;
            report?.Invoke(Diagnostic.Create(WorkerRules.CannotCall, place, Name(method), reason));
        }

        foreach ((SyntaxToken name, string reason) in PartialTypes.Faults(declaration))
        {
            Refuse(name.GetLocation(), reason);
        }

        if (Fault(method) is { } fault)
        {
            Refuse(declaration.Identifier.GetLocation(), fault);
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if ((JsonTypes.PointerFault(parameter.Type) ?? ParameterFaults.Of(parameter) ?? JsonTypes.Fault(parameter.Type)) is { } reason)
            {
                Refuse(parameter.Locations[0], $"parameter '{parameter.Name}' {reason}");
            }
        }

        return allowed;
    }

    private static string? Fault(IMethodSymbol method) =>
        !method.IsStatic ? "another process has nothing of an object; make the method static and hand over what it needs as arguments"
        : method.IsAbstract || method.IsVirtual ? "only a type parameter can call a static abstract or virtual method; call an ordinary one from it"
        : method.ContainingType.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface) ? "it stands in an extension block; write it as an extension method"
        : method.Parameters.Length > MostParameters ? "it takes more than four arguments; put them into a record"
        : method.IsAsync || Coroutines.IsCoroutine(method) || IsTask(method.ReturnType) ? "the worker process does not wait for what is asynchronous; return the value itself"
        : method.RefKind != RefKind.None || method.ReturnType.IsRefLikeType ? "it returns a reference; return the value"
        : (JsonTypes.PointerFault(method.ReturnType) ?? JsonTypes.Fault(method.ReturnType)) is { } reason ? "its result " + reason
        : null;

    private static bool IsTask(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask" } && type.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks";
}
