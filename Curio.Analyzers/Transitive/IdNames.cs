namespace Curio.Analyzers.Transitive;

/// <summary>The names in a documentation id.</summary>
internal static class IdNames
{
    /// <summary>Namespaces, types and the member at last, without parameters and numbers of type parameters; in front the letter of the id.</summary>
    public static string[] Of(string id)
    {
        int parameters = id.IndexOf('(');
        return [.. (parameters < 0 ? id : id.Substring(0, parameters)).Split('.', ':').Select(static name => name.Split('`')[0])];
    }
}
