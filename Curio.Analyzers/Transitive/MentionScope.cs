namespace Curio.Analyzers.Transitive;

/// <summary>Which places count where a member mentions a name.</summary>
internal enum MentionScope
{
    /// <summary>All, those among them where the language calls something without its name.</summary>
    All,

    /// <summary>Those where the name is written, or a <c>using</c> stands for it.</summary>
    Written,
}
