using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>Tells calls that block an async thread from all others.</summary>
/// <param name="model">Knows what names mean.</param>
/// <param name="coroutines">Local functions that become coroutines.</param>
internal sealed class CallClassifier(SemanticModel model, HashSet<ISymbol> coroutines)
{
    /// <summary>What a call becomes.</summary>
    /// <param name="call">The call.</param>
    /// <param name="target">The method that is called, where that is known.</param>
    /// <returns>What it becomes.</returns>
    public BlockingCall Classify(InvocationExpressionSyntax call, out IMethodSymbol? target)
    {
        SymbolInfo info = model.GetSymbolInfo(call);
        target = info.Symbol as IMethodSymbol;
        if (target is null)
        {
            return info.CandidateReason == CandidateReason.LateBound && info.CandidateSymbols.Any(AwaitCalls.Is) ? BlockingCall.LateBound : BlockingCall.None;
        }

        if (AwaitCalls.Is(target))
        {
            return AwaitCalls.KindOf(target);
        }

        if (target.MethodKind == MethodKind.LocalFunction)
        {
            return coroutines.Contains(target.OriginalDefinition) ? BlockingCall.LocalFunction : BlockingCall.None;
        }

        if (target.Name == "Sleep" && TypeText.InCode(target.ContainingType) == "global::System.Threading.Thread")
        {
            return target.Parameters[0].Type.SpecialType == SpecialType.System_Int32 ? BlockingCall.SleepNumber : BlockingCall.SleepDuration;
        }

        return IsTaskForm(target, model.Compilation) || Iterators.HasAsyncForm(target) ? BlockingCall.TaskForm
            : Twins.Of(target, call.ArgumentList.Arguments.Count) is not null ? BlockingCall.Twin
            : BlockingCall.None;
    }

    /// <summary>Whether a name that is not called stands for a function that blocks.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True when somebody else would call it, on the kernel's thread for all we know.</returns>
    public bool IsBlockingGroup(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access
            : name.Parent is MemberBindingExpressionSyntax binding ? binding
            : name;
        // To ask what a name means takes time: what is called, what a member is taken of, and a type are no functions handed on.
        if (whole.Parent is InvocationExpressionSyntax call ? call.Expression == whole
            : whole.Parent is MemberAccessExpressionSyntax or TypeArgumentListSyntax or VariableDeclarationSyntax or NameColonSyntax or BinaryExpressionSyntax { RawKind: not (int)SyntaxKind.CoalesceExpression })
        {
            return false;
        }

        SymbolInfo info = model.GetSymbolInfo(name);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method
            && (AwaitCalls.Is(method)
                || coroutines.Contains(method.OriginalDefinition)
                || (Coroutines.AsksForShims(method.ContainingType) && Twins.Of(method, method.Parameters.Length) is not null));
    }

    /// <summary>Whether a method is annotated, in source, so that its task form is made along with this one.</summary>
    /// <param name="method">The method.</param>
    /// <param name="compilation">What its source must belong to.</param>
    /// <returns>True when it is.</returns>
    public static bool IsTaskForm(IMethodSymbol method, Compilation compilation) =>
        !method.IsAsync
        && !Coroutines.IsCoroutine(method)
        && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly)
        && Coroutines.Carries(method.OriginalDefinition, "AsyncThreadAttribute");
}
