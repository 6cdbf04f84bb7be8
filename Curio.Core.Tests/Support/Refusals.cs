namespace Curio.Tests.Support;

/// <summary>What a misuse is answered with.</summary>
internal static class Refusals
{
    /// <summary>Calls and awaits what must be refused, and gives the refusal.</summary>
    public static async Coro<InvalidOperationException> Of(Func<Coro> misuse)
    {
        try
        {
            await misuse();
        }
        catch (InvalidOperationException refusal)
        {
            return refusal;
        }

        throw new Xunit.Sdk.XunitException("The misuse was not refused.");
    }
}
