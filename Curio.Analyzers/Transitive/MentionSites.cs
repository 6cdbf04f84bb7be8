using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// What the places mean where a member mentions a name. Only the statements around them are bound: most of what has a name in common with
/// something that blocks is found innocent so, at a fraction of what it takes to read the body.
/// </summary>
internal sealed class MentionSites
{
    private readonly SourceModels _models;
    private readonly MentionIndex _index;
    private readonly Func<SyntaxNode, bool> _mayBeListed;
    private readonly Func<IAssemblySymbol?, bool> _isKnown;
    private readonly Func<SyntaxNode, bool> _isContext;

    /// <summary>Creates the answers for a compilation.</summary>
    /// <param name="models">Its semantic models.</param>
    /// <param name="index">Which of its members mention which names.</param>
    /// <param name="mayBeListed">Whether a name can stand for a member of a list where it stands.</param>
    /// <param name="isKnown">Whether anything can be known of the code in an assembly.</param>
    /// <param name="isContext">
    /// Whether a member gets reports of its own for what it calls of the lists: then only what functions within it do counts, and what it hands on.
    /// </param>
    public MentionSites(
        SourceModels models, MentionIndex index, Func<SyntaxNode, bool> mayBeListed, Func<IAssemblySymbol?, bool> isKnown, Func<SyntaxNode, bool> isContext)
    {
        _isContext = isContext;
        _index = index;
        _isKnown = isKnown;
        _models = models;
        _mayBeListed = mayBeListed;
    }

    /// <summary>The symbols that a name stands for in a member; null when that cannot be told without reading the member.</summary>
    /// <param name="member">The declaration of the member.</param>
    /// <param name="name">The name that it mentions.</param>
    /// <param name="scope">Which places count.</param>
    /// <param name="cancellation">Ends the search.</param>
    public ImmutableArray<ISymbol>? Of(SyntaxNode member, string name, MentionScope scope, CancellationToken cancellation)
    {
        if (member is TypeDeclarationSyntax || (scope == MentionScope.All && IsImplied(member, name, cancellation)))
        {
            return null;
        }

        var found = ImmutableArray.CreateBuilder<ISymbol>();
        foreach (string word in ImpliedMentions.WordsFor(name))
        {
            foreach (SyntaxToken token in TokensOf(member, word, cancellation))
            {
                if (token.Parent is { } node && Counts(node, member, scope) && !Add(node, found, cancellation))
                {
                    return null;
                }
            }
        }

        return found.ToImmutable();
    }

    private bool IsImplied(SyntaxNode member, string name, CancellationToken cancellation) =>
        ImpliedMentions.MayStand(member, _index.IsBuilder(name) ? "Add" : name)
        || _index.IsUsedStatically(name)
        || (ImpliedMentions.IsOfLoops(name) && LoopsOverKnown(member, cancellation));

    private bool Counts(SyntaxNode place, SyntaxNode member, MentionScope scope) => scope == MentionScope.All
        || (_mayBeListed(place) && (!_isContext(member) || IsWithin(place, member) || IsHandedOn(place)));

    private static bool IsWithin(SyntaxNode place, SyntaxNode member)
    {
        SyntaxNode? current = place;
        while (current != member && current is not (null or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        {
            current = current.Parent;
        }

        return current != member;
    }

    /// <summary>Whether a name stands for the member itself, and is no call of it.</summary>
    private static bool IsHandedOn(SyntaxNode place) => place is SimpleNameSyntax name && NamedBy(name) == name;

    /// <summary>Adds what a place means; false when it says something of the member itself.</summary>
    private bool Add(SyntaxNode place, ImmutableArray<ISymbol>.Builder found, CancellationToken cancellation)
    {
        switch (place)
        {
            case SimpleNameSyntax name when NamedBy(name) is var named:
                ImmutableArray<ISymbol> meanings = MeaningOf(name, named, cancellation);
                found.AddRange(meanings);
                if (named is BaseObjectCreationExpressionSyntax || meanings.Any(static m => m is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke }))
                {
                    // The first object runs the static initialisers too; a field keeps the delegate that is called.
                    found.AddRange(MeaningOf(name, cancellation));
                }

                if (named == name && name.Parent is MemberAccessExpressionSyntax taken && taken.Expression == name
                    && meanings.Any(m => TypeOf(m)?.Name == name.Identifier.ValueText))
                {
                    // A member that has the name of its type may stand for either; what is taken from it says which.
                    found.AddRange(MeaningOf(taken, cancellation));
                }

                return named.Parent is not AttributeSyntax;
            case ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax:
                found.AddRange(MeaningOf(place, cancellation));
                return true;
            case BracketedArgumentListSyntax { Parent: { } access }:
                found.AddRange(MeaningOf(access, cancellation));
                return true;
            case UsingStatementSyntax use:
                AddEnd(use.Declaration, use.Expression, EndOf(use.AwaitKeyword), found, cancellation);
                return true;
            case LocalDeclarationStatementSyntax use:
                AddEnd(use.Declaration, null, EndOf(use.AwaitKeyword), found, cancellation);
                return true;
            default:
                return true;
        }
    }

    /// <summary>Whether a loop may run code that is known: that of a sequence of the framework's is not looked at.</summary>
    private bool LoopsOverKnown(SyntaxNode member, CancellationToken cancellation) => TokensOf(member, "foreach", cancellation)
        .Select(static token => token.Parent).OfType<CommonForEachStatementSyntax>()
        .Any(loop => _models.TypeOf(loop.Expression, cancellation) is not { TypeKind: not (TypeKind.Error or TypeKind.TypeParameter) } type
            || _isKnown(type.ContainingAssembly)
            || !HasEnumerator(type));

    /// <summary>Whether a type says itself how it is enumerated; otherwise that is an extension of somebody's.</summary>
    private static bool HasEnumerator(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (!current.GetMembers("GetEnumerator").IsEmpty || !current.GetMembers("GetAsyncEnumerator").IsEmpty)
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(static contract => contract.Name is "IEnumerable" or "IAsyncEnumerable");
    }

    private ImmutableArray<ISymbol> MeaningOf(SimpleNameSyntax name, ExpressionSyntax named, CancellationToken cancellation) =>
        named is InvocationExpressionSyntax call && call.Expression == name && OwnMembers(name, call, cancellation) is { } members
            ? members
            : MeaningOf(named, cancellation);

    /// <summary>
    /// The members that a call without a receiver may mean, where a type around it declares one of that name: those of that type, of the
    /// types within it and of their bases. Null where it may be something else; nothing is bound.
    /// </summary>
    private ImmutableArray<ISymbol>? OwnMembers(SimpleNameSyntax name, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        List<ISymbol> found = [];
        foreach (TypeDeclarationSyntax declaration in call.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (_models.Of(declaration).GetDeclaredSymbol(declaration, cancellation) is not { TypeKind: TypeKind.Class or TypeKind.Struct } type)
            {
                return null;
            }

            ImmutableArray<ISymbol> own = type.GetMembers(name.Identifier.ValueText);
            found.AddRange(own);
            for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
            {
                found.AddRange(current.GetMembers(name.Identifier.ValueText));
            }

            if (!own.IsEmpty)
            {
                int arguments = call.ArgumentList.Arguments.Count;
                return [.. found.Where(member => ListedShape.Of(member).Any(shape => shape.Takes(arguments)))];
            }
        }

        return null;
    }

    private ImmutableArray<ISymbol> MeaningOf(SyntaxNode node, CancellationToken cancellation)
    {
        SymbolInfo info = _models.SymbolOf(node, cancellation);
        return info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static string EndOf(SyntaxToken awaits) => awaits.RawKind == 0 ? "Dispose" : "DisposeAsync";

    /// <summary>What is called at the end of a <c>using</c>.</summary>
    private void AddEnd(
        VariableDeclarationSyntax? declared, ExpressionSyntax? resource, string end, ImmutableArray<ISymbol>.Builder found, CancellationToken cancellation)
    {
        ITypeSymbol? type = declared is not null ? (_models.Of(declared).GetDeclaredSymbol(declared.Variables.First(), cancellation) as ILocalSymbol)?.Type
            : resource is not null ? _models.TypeOf(resource, cancellation)
            : null;
        if (type is ITypeParameterSymbol { ConstraintTypes: { IsEmpty: false } constraints })
        {
            type = constraints[0];
        }

        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            found.AddRange(current.GetMembers(end));
        }

        foreach (ISymbol inherited in type?.AllInterfaces.SelectMany(contract => contract.GetMembers(end)) ?? [])
        {
            found.Add(type!.TypeKind == TypeKind.Interface ? inherited : type.FindImplementationForInterfaceMember(inherited) ?? inherited);
        }
    }

    /// <summary>The creation, or the attribute, whose type a name is, or the call of it; otherwise the name.</summary>
    private static ExpressionSyntax NamedBy(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name;
        while (whole.Parent is QualifiedNameSyntax qualified && qualified.Right == whole || whole.Parent is AliasQualifiedNameSyntax)
        {
            whole = (ExpressionSyntax)whole.Parent!;
        }

        // Of what is called the call is asked: a name alone has all overloads, and extensions, to choose from.
        ExpressionSyntax called = whole.Parent is MemberAccessExpressionSyntax access && access.Name == whole ? access : whole;
        return whole.Parent is ObjectCreationExpressionSyntax creation && creation.Type == whole ? creation
            : whole.Parent is AttributeSyntax ? whole
            : called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call
            : name;
    }

    /// <summary>Where a word stands in the code of a declaration. What looks like it in comments and texts is no token of that text.</summary>
    private static IEnumerable<SyntaxToken> TokensOf(SyntaxNode member, string word, CancellationToken cancellation)
    {
        SourceText source = member.SyntaxTree.GetText(cancellation);
        string text = source.ToString(member.Span);
        for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            SyntaxToken token = member.FindToken(member.SpanStart + at);
            if (token.ValueText == word)
            {
                yield return token;
            }
        }

        // A name with a letter that is written by its number is not found so.
        foreach (SyntaxToken token in text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0 ? member.DescendantTokens() : [])
        {
            if (token.ValueText == word && token.Text != word)
            {
                yield return token;
            }
        }
    }
}
