using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Transitive;

/// <summary>Members that the language calls without their names: <c>using</c>, <c>foreach</c>, texts, deconstruction.</summary>
internal sealed partial class StepCollector
{
    private void VisitConstruct(IOperation operation)
    {
        switch (operation)
        {
            case IInterpolationOperation interpolation:
                Text(interpolation.Expression, formats: true);
                break;
            case IUsingOperation use:
                Dispose(use.Resources, use.IsAsynchronous);
                break;
            case IUsingDeclarationOperation use:
                Dispose(use.DeclarationGroup, use.IsAsynchronous);
                break;
            case IForEachLoopOperation loop:
                Iterate(loop);
                break;
            case ISpreadOperation spread:
                Spread(spread.Operand);
                break;
            case IWithOperation { Operand: { } original }:
                Call(operation.Syntax, CopyConstructorOf(original.Type), null);
                break;
            case ICollectionExpressionOperation collection:
                AddElements(collection);
                break;
            case IImplicitIndexerReferenceOperation indexer:
                Read(indexer.LengthSymbol, indexer.Syntax, indexer.Instance);
                Read(indexer.IndexerSymbol, indexer.Syntax, indexer.Instance);
                break;
            case IRecursivePatternOperation pattern:
                Call(pattern.Syntax, pattern.DeconstructSymbol as IMethodSymbol, null);
                break;
            case IListPatternOperation pattern:
                Read(pattern.LengthSymbol, pattern.Syntax, null);
                Read(pattern.IndexerSymbol, pattern.Syntax, null);
                break;
            case IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax syntax, SemanticModel: { } model } deconstruction:
                Deconstruct(model.GetDeconstructionInfo(syntax), deconstruction.Syntax);
                break;
            case IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak }:
                _isIterator = true;
                break;
        }
    }

    private void Read(ISymbol? member, SyntaxNode syntax, IOperation? instance) =>
        Call(syntax, member is IPropertySymbol property ? property.GetMethod : member as IMethodSymbol, instance);

    /// <summary>Nested deconstruction is rare, and as deep as somebody wrote it.</summary>
    private void Deconstruct(DeconstructionInfo info, SyntaxNode syntax)
    {
        Call(syntax, info.Method, null);
        Call(syntax, info.Conversion?.MethodSymbol, null);
        foreach (DeconstructionInfo nested in info.Nested)
        {
            Deconstruct(nested, syntax);
        }
    }

    private void Dispose(IOperation resources, bool isAsynchronous)
    {
        IEnumerable<IOperation> values = resources is IVariableDeclarationGroupOperation group
            ? group.Declarations.SelectMany(d => d.Declarators).Select(d => (d.Initializer ?? d.GetVariableInitializer())?.Value).OfType<IOperation>()
            : [resources];
        foreach (IOperation resource in values)
        {
            IOperation value = isAsynchronous ? Configured.Source(resource, Known) : resource;
            ITypeSymbol? type = (value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : value).Type;
            Call(Configured.PlaceOf(value, resource), DisposeOf(type, isAsynchronous), value);
        }
    }

    /// <summary>What a type disposes itself with: a method of its own by that name, or what implements the interface.</summary>
    public static IMethodSymbol? DisposeOf(ITypeSymbol? type, bool isAsynchronous)
    {
        if (type is null or ITypeParameterSymbol)
        {
            return (type as ITypeParameterSymbol)?.ConstraintTypes.Select(c => DisposeOf(c, isAsynchronous)).FirstOrDefault(m => m is not null);
        }

        string contractName = isAsynchronous ? "IAsyncDisposable" : "IDisposable";
        string name = isAsynchronous ? "DisposeAsync" : "Dispose";
        ISymbol? contract = type.AllInterfaces.Prepend(type).FirstOrDefault(i => i.TypeKind == TypeKind.Interface && i.Name == contractName && i.ContainingNamespace.Name == "System")
            ?.GetMembers(name).FirstOrDefault();
        return (contract is null ? null : type.FindImplementationForInterfaceMember(contract) ?? contract) as IMethodSymbol
            ?? type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.IsEmpty);
    }

    private void Iterate(IForEachLoopOperation loop)
    {
        if (loop is not { Syntax: CommonForEachStatementSyntax syntax, SemanticModel: { } model })
        {
            return;
        }

        ForEachStatementInfo info = model.GetForEachStatementInfo(syntax);
        IOperation sequence = loop.IsAsynchronous ? Configured.Source(loop.Collection, Known) : loop.Collection;
        SyntaxNode at = Configured.PlaceOf(sequence, loop.Collection);
        (IMethodSymbol? begin, IMethodSymbol? next) = sequence == loop.Collection ? (info.GetEnumeratorMethod, info.MoveNextMethod) : Configured.Enumeration(sequence.Type);
        Call(at, begin, sequence);
        Call(at, next, null);
        Call(at, info.CurrentProperty?.GetMethod, null);
        Call(at, info.ElementConversion.MethodSymbol, null);
        Call(at, info.DisposeMethod is { } end ? DisposeOf(begin?.ReturnType, loop.IsAsynchronous) ?? end : null, null);
        if (begin is { } iterator && _isKnown(iterator.ContainingAssembly))
        {
            _steps.Add(Step.Enumerate(at, iterator, null, false));
        }

        if (syntax is ForEachVariableStatementSyntax variables)
        {
            Deconstruct(model.GetDeconstructionInfo(variables), variables.Variable);
        }

        Enumerate(sequence, at);
    }

    /// <summary>What a spread enumerates is not shown; a type has it by the names that the language looks for.</summary>
    private void Spread(IOperation sequence)
    {
        SyntaxNode at = sequence.Syntax;
        if (MethodOf(sequence.Type, "GetEnumerator") is { } start)
        {
            Call(at, start, sequence);
            Call(at, MethodOf(start.ReturnType, "MoveNext"), null);
            Call(at, MethodOf(start.ReturnType, "get_Current"), null);
            Call(at, DisposeOf(start.ReturnType, isAsynchronous: false), null);
        }

        Enumerate(sequence, at);
    }

    private static IMethodSymbol? MethodOf(ITypeSymbol? type, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(static m => m.Parameters.IsEmpty) is { } method)
            {
                return method;
            }
        }

        return null;
    }

    /// <summary>That of a record, where somebody has written it.</summary>
    private static IMethodSymbol? CopyConstructorOf(ITypeSymbol? type) => (type as INamedTypeSymbol)?.InstanceConstructors
        .FirstOrDefault(c => !c.IsImplicitlyDeclared && c.Parameters.Length == 1 && KnownSymbols.Same(c.Parameters[0].Type, type));

    /// <summary>A collection of the user's own gets its elements through <c>Add</c>; with several of those nobody knows which.</summary>
    private void AddElements(ICollectionExpressionOperation collection)
    {
        if (collection.ConstructMethod is not { } construct || collection.Elements.IsEmpty)
        {
            return;
        }

        Call(collection.Syntax, construct, null);
        if (construct.MethodKind == MethodKind.Constructor)
        {
            var adders = construct.ContainingType.GetMembers("Add").OfType<IMethodSymbol>().Where(m => m.Parameters.Length == 1).ToList();
            adders.ForEach(m => AddCall(adders.Count == 1 ? Step.Call(collection.Syntax, m) : Step.MayCall(collection.Syntax, m)));
        }
    }

    /// <summary>The text of a value, which its own type makes.</summary>
    private void Text(IOperation value, bool formats)
    {
        IOperation source = value is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? conversion.Operand : value;
        if (source.Type is not { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct } type || !_isKnown(type.ContainingAssembly))
        {
            return;
        }

        IMethodSymbol? method = null;
        if (formats)
        {
            ISymbol? contract = type.AllInterfaces.FirstOrDefault(i => i is { Name: "IFormattable", ContainingNamespace.Name: "System" })
                ?.GetMembers("ToString").FirstOrDefault();
            method = contract is null ? null : type.FindImplementationForInterfaceMember(contract) as IMethodSymbol;
        }

        for (ITypeSymbol? current = type; method is null && current is not null; current = current.BaseType)
        {
            method = current.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.IsEmpty);
        }

        Call(value.Syntax, method, source);
    }
}
