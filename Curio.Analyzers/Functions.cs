using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers;

/// <summary>Functions as trees of operations.</summary>
internal static class Functions
{
    /// <summary>The operations of one function, without those of the functions inside it.</summary>
    public static IEnumerable<IOperation> OwnOperations(IOperation root)
    {
        Stack<IOperation> open = new();
        open.Push(root);
        while (open.Count > 0)
        {
            IOperation current = open.Pop();
            yield return current;
            foreach (IOperation child in current.ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                {
                    open.Push(child);
                }
            }
        }
    }
}
