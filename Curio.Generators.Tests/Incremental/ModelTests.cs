using System.Collections.Immutable;
using System.Reflection;
using Curio.Generators.AsyncThreads;
using Curio.Generators.AwaitShims;
using Curio.Generators.ProcessWorkers;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.Tests.Incremental;

/// <summary>What the pipeline holds between two runs.</summary>
public class ModelTests
{
    private static readonly Type[] s_heavy =
        [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Compilation), typeof(SemanticModel), typeof(Location), typeof(AttributeData), typeof(SyntaxReference)];

    public static TheoryData<Type> Models => [typeof(TypeModel), typeof(ThreadTypeModel), typeof(WorkerTypeModel)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Nothing_in_a_model_leads_to_a_compilation(Type model) => Assert.All(Reachable(model), static type =>
        Assert.DoesNotContain(s_heavy, heavy => heavy.IsAssignableFrom(type) || type.IsAssignableFrom(heavy)));

    [Theory]
    [MemberData(nameof(Models))]
    public void Everything_in_a_model_compares_by_value(Type model) => Assert.All(Reachable(model), static type =>
        Assert.True(typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type), type.FullName));

    [Fact]
    public void A_model_is_made_of_more_than_its_own_type() => Assert.Contains(typeof(ShimModel), Reachable(typeof(TypeModel)));

    [Fact]
    public void Lists_are_equal_when_their_elements_are()
    {
        EquatableArray<string> left = new[] { "a", "b" }.ToEquatableArray();
        EquatableArray<string> right = new[] { "a", "b" }.ToEquatableArray();
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual(left, new[] { "b", "a" }.ToEquatableArray());
        Assert.NotEqual(left, new[] { "a" }.ToEquatableArray());
        Assert.Equal(default, Array.Empty<string>().ToEquatableArray());
        Assert.Empty(default(EquatableArray<string>));
    }

    // Fields of every type of ours and elements of every list; a list's own array is the one field that is not followed.
    private static HashSet<Type> Reachable(Type root)
    {
        HashSet<Type> found = [];
        Queue<Type> open = new([root]);
        while (open.TryDequeue(out Type? type))
        {
            if (!found.Add(type) || type.Assembly != typeof(TypeModel).Assembly)
            {
                continue;
            }

            IEnumerable<Type> parts = type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
                .Select(static field => field.FieldType);
            foreach (Type part in parts.Where(static part => !IsArrayOfLists(part)).Concat(type.GetGenericArguments()))
            {
                open.Enqueue(part);
            }
        }

        return found;
    }

    private static bool IsArrayOfLists(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
}
