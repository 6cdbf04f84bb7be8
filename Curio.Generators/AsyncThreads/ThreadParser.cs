using Curio.Generators.Lowering;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.AsyncThreads;

/// <summary>Reads one method with <c>[AsyncThread]</c>. Generator and analyzer share it.</summary>
/// <param name="compilation">What the method belongs to.</param>
/// <param name="report">Takes what stands in the way; null when nobody asks.</param>
internal sealed class ThreadParser(Compilation compilation, Action<Diagnostic>? report)
{
    /// <summary>Reads the signature: what others can call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="declaration">The declaration that carries the attribute.</param>
    /// <returns>The model, its task form without a body; null when nothing can be emitted.</returns>
    public ThreadTypeModel? ParseSignature(IMethodSymbol method, MethodDeclarationSyntax declaration)
    {
        // The two parts of a partial method share their attributes; the defining one has the defaults, the other the body.
        method = method.PartialDefinitionPart ?? method;
        SyntaxNode? body = Lowerings.BodyOf(method);
        SyntaxNode source = body?.Parent ?? declaration;
        if (!AllowMethod(method, declaration) || !SignatureText.CanBeWritten(method) || !PartialTypes.CanBeNamed(method.ContainingType))
        {
            return null;
        }

        SemanticModel model = Lowerings.In(compilation).ModelOf(source.SyntaxTree);
        bool annotations = model.GetNullableContext((body ?? source).SpanStart).AnnotationsEnabled();
        bool isIterator = Iterators.IsIterator(method);
        WrapperModel? wrapper = isIterator || Overrides(method) || !IsFree(method, KnownNames.SpawnPrefix + method.Name, added: 1) || !IsDaemonFree(method) ? null : WrapperText.Of(method);
        TaskFormModel? taskForm = MethodFaults.OfTaskForm(method) is null && IsFree(method, method.Name + KnownNames.AsyncSuffix, added: 0)
            ? TaskFormText.Of(method, isIterator, Overrides(method), annotations)
            : null;
        return new ThreadTypeModel(
            HintNames.Stem(method.ContainingType),
            ScopeModel.Of(source, model),
            PartialHeaders.Of(method.ContainingType),
            new[] { new ThreadMethodModel(CallText.Reference(method), CarriedAttributes.Of(method).ToEquatableArray(), wrapper, taskForm, Nullability.IsOblivious(method)) }.ToEquatableArray());
    }

    /// <summary>Reads the body as well.</summary>
    /// <param name="method">The method.</param>
    /// <param name="signature">What <see cref="ParseSignature"/> gave for it.</param>
    /// <returns>The model; null when nothing is to be emitted.</returns>
    public ThreadTypeModel? ParseBody(IMethodSymbol method, ThreadTypeModel signature)
    {
        method = method.PartialDefinitionPart ?? method;
        ThreadMethodModel model = signature.Methods[0];
        Report(method);
        if (model.TaskForm is { } taskForm)
        {
            bool isPossible = Lowerings.In(compilation).CanLower(method)
                && (!Overrides(method) || method.OverriddenMethod!.DeclaringSyntaxReferences.IsEmpty || Lowerings.In(compilation).CanLower(method.OverriddenMethod!));
            model = model with { TaskForm = isPossible ? taskForm with { Body = BodyOf(method) } : null };
        }

        return model is { Wrapper: null, TaskForm: null } ? null : signature with { Methods = new[] { model }.ToEquatableArray() };
    }

    private static string Name(IMethodSymbol method) => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static bool Overrides(IMethodSymbol method) =>
        method.OverriddenMethod is { } overridden && Coroutines.Carries(overridden.OriginalDefinition, "AsyncThreadAttribute");

    private bool AllowMethod(IMethodSymbol method, MethodDeclarationSyntax declaration)
    {
        bool allowed = true;
        foreach ((SyntaxToken name, string reason) in PartialTypes.Faults(declaration))
        {
            allowed = false;
            report?.Invoke(Diagnostic.Create(ThreadRules.CannotSpawn, name.GetLocation(), Name(method), reason));
        }

        if (MethodFaults.OfMethod(method) is { } fault)
        {
            report?.Invoke(Diagnostic.Create(ThreadRules.CannotSpawn, declaration.Identifier.GetLocation(), Name(method), fault));
            return false;
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (ParameterFaults.Of(parameter) is { } reason)
            {
                allowed = false;
                report?.Invoke(Diagnostic.Create(ThreadRules.CannotSpawn, parameter.Locations[0], Name(method), $"parameter '{parameter.Name}' {reason}"));
            }
        }

        return allowed;
    }

    private bool IsFree(IMethodSymbol method, string name, int added)
    {
        if (MemberNames.Holder(method, name, added, compilation) is not { } holder)
        {
            return true;
        }

        report?.Invoke(Diagnostic.Create(ThreadRules.NameTaken, method.Locations[0], Name(method), name, holder));
        return false;
    }

    private bool IsDaemonFree(IMethodSymbol method)
    {
        if (DaemonNames.Taker(method, compilation) is not { } other)
        {
            return true;
        }

        report?.Invoke(Diagnostic.Create(
            ThreadRules.NameTaken, method.Locations[0], Name(method), KnownNames.SpawnPrefix + method.Name, $"its 'daemon' would take what is meant for a parameter of '{Name(other)}'; rename one of the two"));
        return false;
    }

    private void Report(IMethodSymbol method)
    {
        if (report is null)
        {
            return;
        }

        if (MethodFaults.OfTaskForm(method) is { } fault)
        {
            report(Diagnostic.Create(ThreadRules.CannotLower, method.Locations[0], Name(method), fault));
            return;
        }

        Lowerings all = Lowerings.In(compilation);
        if (all.Of(method) is not { } body)
        {
            return;
        }

        foreach ((Location place, string reason) in body.Refusals)
        {
            report(Diagnostic.Create(ThreadRules.CannotLower, place, Name(method), reason));
        }

        foreach ((Location place, IMethodSymbol callee) in body.Callees)
        {
            // Of one that does not compile the compiler has spoken.
            bool exists = MethodFaults.HasTaskForm(callee, compilation) && (all.Of(callee) is null || all.CanLower(callee));
            if (!exists && !SymbolEqualityComparer.Default.Equals(callee, method.OriginalDefinition))
            {
                report(Diagnostic.Create(ThreadRules.CannotLower, place, Name(method), $"'{callee.Name}', which it calls, has none"));
            }
        }
    }

    private BodyModel BodyOf(IMethodSymbol method)
    {
        SyntaxNode body = Lowerings.BodyOf(method)!;
        string text = Lowerings.In(compilation).Of(method)!.Text;
        FileLinePositionSpan place = body.SyntaxTree.GetMappedLineSpan(body.Span);
        return new BodyModel(
            body is ArrowExpressionClauseSyntax ? text + ";" : text,
            place.Path,
            place.StartLinePosition.Line + 1,
            place.StartLinePosition.Character);
    }
}
