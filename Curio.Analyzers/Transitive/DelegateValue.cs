using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Transitive;

/// <summary>The only thing that a delegate can be: a lambda, a method, a parameter of the function, or what another assembly keeps in a field.</summary>
internal readonly struct DelegateValue
{
    /// <summary>A lambda.</summary>
    public DelegateValue(SyntaxNode lambda)
        : this() => Lambda = lambda;

    /// <summary>A method that is named.</summary>
    public DelegateValue(IMethodReferenceOperation reference)
        : this() => Reference = reference;

    /// <summary>Whatever the caller gave.</summary>
    public DelegateValue(IParameterSymbol parameter)
        : this() => Parameter = parameter;

    /// <summary>What another assembly keeps.</summary>
    public DelegateValue(IFieldSymbol field)
        : this() => Field = field;

    /// <summary>The syntax of a lambda.</summary>
    public SyntaxNode? Lambda { get; }

    /// <summary>Where a method is named.</summary>
    public IMethodReferenceOperation? Reference { get; }

    /// <summary>That method.</summary>
    public IMethodSymbol? Method => Reference?.Method;

    /// <summary>The type of its receiver, when that decides.</summary>
    public ITypeSymbol? Receiver => Reference is { IsVirtual: true, Instance.Type: { } type } ? type : null;

    /// <summary>A read-only field of another assembly.</summary>
    public IFieldSymbol? Field { get; }

    /// <summary>A parameter.</summary>
    public IParameterSymbol? Parameter { get; }
}
