using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>Writes down what the members of a project do that other assemblies can use.</summary>
internal static class FactWriter
{
    private const string Declaration = """

        namespace Curio
        {
            [global::System.Runtime.CompilerServices.CompilerGenerated]
            [global::System.AttributeUsage(global::System.AttributeTargets.Assembly, AllowMultiple = true)]
            internal sealed class BlockingFactAttribute : global::System.Attribute
            {
                public BlockingFactAttribute(string member, string path, bool certain)
                {
                }
            }
        }

        """;

    /// <summary>The source of the facts of a compilation; empty when nothing in it blocks.</summary>
    /// <param name="curio">What is known of it.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static string Write(CurioContext curio, CancellationToken cancellation)
    {
        SortedDictionary<string, BlockingPath?> facts = new(StringComparer.Ordinal);
        LeadingMembers leading = curio.Facts.Leading(cancellation);
        AddCalls(curio, facts, cancellation);
        foreach (SyntaxNode declaration in leading.Named)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ISymbol member in DeclaredCode.Of(declaration, curio.Models, cancellation).Concat(FieldsOf(declaration, curio, cancellation)))
            {
                if (member is not IMethodSymbol { MethodKind: MethodKind.Destructor } && curio.Facts.Visibility.Shows(member))
                {
                    AddAll(member);
                }

                // Whatever others see of it: they call it by what it implements or overrides.
                foreach (IMethodSymbol contract in Dispatch.ContractsElsewhere(member))
                {
                    AddAll(contract);
                }
            }
        }

        foreach (SyntaxNode declaration in leading.Contracts)
        {
            AddInherited(declaration, curio, facts, cancellation);
        }

        return facts.Count == 0 ? "" : Text(facts);

        void AddAll(ISymbol member)
        {
            Add(member, false);

            // Only what returns one of the interfaces of a sequence can be an iterator.
            if (member is IMethodSymbol { ReturnType.TypeKind: TypeKind.Interface })
            {
                Add(member, true);
            }
        }

        void Add(ISymbol member, bool isEnumerated)
        {
            if (FactIds.Of(member, isEnumerated) is { } id && curio.Facts.FindAbroad(member, isEnumerated, cancellation) is { } path)
            {
                facts[id] = path;
            }
        }
    }

    /// <summary>The fields of a declaration that others can call what they keep.</summary>
    private static IEnumerable<ISymbol> FieldsOf(SyntaxNode declaration, CurioContext curio, CancellationToken cancellation) => declaration is FieldDeclarationSyntax fields
        ? curio.Facts.FieldsOf(fields, cancellation).Where(static field => field is IFieldSymbol { IsReadOnly: true, Type.TypeKind: TypeKind.Delegate })
        : [];

    /// <summary>What methods call that is given to them: theirs to know, while only their callers know whether that blocks.</summary>
    private static void AddCalls(CurioContext curio, SortedDictionary<string, BlockingPath?> facts, CancellationToken cancellation)
    {
        foreach (BaseMethodDeclarationSyntax declaration in curio.Mentions.Members.Select(member => member.Node).OfType<BaseMethodDeclarationSyntax>().Where(TakesDelegate))
        {
            cancellation.ThrowIfCancellationRequested();
            if (curio.Models.Of(declaration).GetDeclaredSymbol(declaration, cancellation) is { IsVirtual: false, IsAbstract: false, IsOverride: false } method
                && curio.Facts.Visibility.Shows(method))
            {
                foreach (IParameterSymbol parameter in method.Parameters.Where(p => p.Type.TypeKind == TypeKind.Delegate && curio.Facts.Calls(p, cancellation)))
                {
                    if (FactIds.OfCall(parameter) is { } id)
                    {
                        facts[id] = null;
                    }
                }
            }
        }
    }

    /// <summary>Whether a declaration looks as if it took delegates: only of those the types are looked up, and the bodies read.</summary>
    private static bool TakesDelegate(BaseMethodDeclarationSyntax declaration) =>
        !declaration.Modifiers.Any(SyntaxKind.PrivateKeyword) && declaration.ParameterList.Parameters.Any(static p => WrittenNames.LastOf(p.Type) is "Action" or "Func" or "Predicate" or "Comparison");

    /// <summary>What an interface has from the framework for the end of its objects.</summary>
    private static void AddInherited(
        SyntaxNode declaration, CurioContext curio, SortedDictionary<string, BlockingPath?> facts, CancellationToken cancellation)
    {
        if (curio.Models.Of(declaration).GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol contract || !curio.Facts.Visibility.Shows(contract))
        {
            return;
        }

        foreach (IMethodSymbol inherited in AssemblyFacts.InheritedBy(contract))
        {
            if (contract.GetDocumentationCommentId() is { } id && curio.Facts.FindAbroad(Step.Call(declaration, inherited, contract), cancellation) is { } path)
            {
                facts[FactIds.OfInherited(id, inherited)] = path;
            }
        }
    }

    private static string Text(SortedDictionary<string, BlockingPath?> facts)
    {
        // Friends of each other declare the same attribute twice: each means its own.
        StringBuilder text = new("// <auto-generated/>\n#pragma warning disable CS0436\n\n");
        foreach (KeyValuePair<string, BlockingPath?> fact in facts)
        {
            string certain = fact.Value is not { Certainty: not Certainty.Certain } ? "true" : "false";
            text.Append($"[assembly: global::Curio.BlockingFact({Quote(fact.Key)}, {Quote(fact.Value?.TextAfterFirst ?? "")}, {certain})]\n");
        }

        return text.Append(Declaration).ToString();
    }

    private static string Quote(string value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
