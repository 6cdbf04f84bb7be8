using Curio.Soak;

namespace Curio.Tests.Support;

/// <summary>Each kind of party with each.</summary>
internal sealed class PartyPairs : TheoryData<PartyKind, PartyKind>
{
    public PartyPairs()
    {
        foreach (PartyKind first in Party.Kinds)
        {
            foreach (PartyKind second in Party.Kinds)
            {
                Add(first, second);
            }
        }
    }
}
