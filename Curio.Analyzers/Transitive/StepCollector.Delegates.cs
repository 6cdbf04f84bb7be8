using System.Collections.Immutable;
using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Transitive;

/// <summary>Delegates and sequences: code that is given to other code, and runs if and when that wants it to.</summary>
internal sealed partial class StepCollector
{
    /// <summary>A delegate that is called here.</summary>
    private void Invoke(IOperation? value, SyntaxNode syntax)
    {
        if (value is not null && Known.Delegate(Values.Unwrap(value)) is { } target)
        {
            Run(target, syntax, null);
        }
    }

    /// <summary>The first to ask for the value of a <c>Lazy</c> makes it, and nobody after him.</summary>
    private void FillLazy(IPropertyReferenceOperation value)
    {
        if (value.Instance is { } lazy
            && Known.Source(Values.Unwrap(lazy)) is IObjectCreationOperation creation
            && creation.Arguments.FirstOrDefault(a => a.Parameter is { Type.TypeKind: TypeKind.Delegate }) is { } factory
            && Known.Delegate(factory.Value) is { Parameter: null } target)
        {
            int before = _steps.Count;
            Run(target, value.Syntax, null);
            for (int i = before; i < _steps.Count; i++)
            {
                _steps[i].TakeOnce();
            }
        }
    }

    /// <summary>Delegates that are handed to a method: it may call them before it returns.</summary>
    private void Pass(ImmutableArray<IArgumentOperation> arguments, SyntaxNode syntax)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { Type.TypeKind: TypeKind.Delegate, ContainingSymbol: IMethodSymbol method } parameter)
            {
                continue;
            }

            // A lambda on the spot, or the name of a method, is read where it stands.
            if (_curio.Symbols.RunsInPlace(method) || (_curio.Symbols.IsQueryOperator(method) && !_curio.Symbols.IsLazy(method)))
            {
                RunKept(argument.Value, syntax);
            }
            else if (_isKnown(method.ContainingAssembly)
                && !(method.IsVirtual || method.IsAbstract || method.IsOverride)
                && !_curio.Symbols.RunsElsewhere(method)
                && Known.Delegate(argument.Value) is { } value)
            {
                Run(value, syntax, parameter.OriginalDefinition);
            }
        }
    }

    /// <summary>A delegate that was kept in a variable, and runs here.</summary>
    private void RunKept(IOperation value, SyntaxNode syntax)
    {
        IOperation given = value;
        while (given is IDelegateCreationOperation or IConversionOperation)
        {
            given = given.ChildOperations.First();
        }

        if (given is not (IAnonymousFunctionOperation or IMethodReferenceOperation) && Known.Delegate(given) is { } target)
        {
            Run(target, syntax, null);
        }
    }

    private void Run(DelegateValue target, SyntaxNode syntax, IParameterSymbol? condition)
    {
        if (target.Parameter is { } own)
        {
            if (condition is null)
            {
                _invoked.Add(own.OriginalDefinition);
            }
            else
            {
                _passed.Add((own.OriginalDefinition, condition));
            }
        }
        else if (target.Field is { } field)
        {
            if (_isKnown(field.ContainingAssembly) && _mayLead(field))
            {
                _steps.Add(Step.Invoke(syntax, target, condition));
            }
        }
        else if (target.Lambda is not null || _isKnown(target.Method!.ContainingAssembly))
        {
            _steps.Add(Step.Invoke(syntax, target, condition));
        }
        else if (_goal.Named(target.Reference!) is { } found)
        {
            _steps.Add(Step.BlocksThroughDelegate(syntax, found, condition));
        }
    }

    /// <summary>Sequences that a call enumerates before it returns.</summary>
    private void Consume(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol method, SyntaxNode syntax)
    {
        if (Consumes(method))
        {
            foreach (IArgumentOperation argument in arguments)
            {
                Enumerate(argument.Value, syntax);
            }
        }
    }

    /// <summary>Runs the iterators that a sequence consists of. The lambdas of a query are read where they stand.</summary>
    private void Enumerate(IOperation sequence, SyntaxNode at)
    {
        Stack<IOperation> open = new();
        open.Push(sequence);
        while (open.Count > 0)
        {
            switch (Known.Source(open.Pop()))
            {
                case IInvocationOperation query when IsDeferred(query.TargetMethod):
                    foreach (IArgumentOperation argument in query.Arguments)
                    {
                        open.Push(argument.Value);
                    }

                    break;
                case IInvocationOperation { TargetMethod: var method } call when _isKnown(method.ContainingAssembly):
                    _steps.Add(Step.Enumerate(at, method, call.IsVirtual ? call.Instance?.Type : null, false));
                    break;
                case IPropertyReferenceOperation { Property.GetMethod: { } getter } when _isKnown(getter.ContainingAssembly):
                    _steps.Add(Step.Enumerate(at, getter, null, false));
                    break;
            }
        }
    }

    private bool IsDeferred(IMethodSymbol method) => _curio.Symbols.IsQueryOperator(method) && _curio.Symbols.IsLazy(method);

    private bool Consumes(IMethodSymbol method) => _curio.Symbols.IsQueryOperator(method)
        ? !_curio.Symbols.IsLazy(method)
        : method.ContainingType is { } type
            && (type.SpecialType == SpecialType.System_String ? method.Name is "Join" or "Concat"
                : _curio.Symbols.IsCollection(type) && (method.MethodKind == MethodKind.Constructor || method.Name is "AddRange" or "InsertRange" or "UnionWith"));
}
