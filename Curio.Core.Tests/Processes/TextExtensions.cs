namespace Curio.Tests.Processes;

internal static class TextExtensions
{
    public static string Trimmed(this string text) => text.Trim();
}
