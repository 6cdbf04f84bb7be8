namespace Curio.Analyzers.Tests.Support;

/// <summary>The files of the repository that tests compare with.</summary>
internal static class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Curio.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
