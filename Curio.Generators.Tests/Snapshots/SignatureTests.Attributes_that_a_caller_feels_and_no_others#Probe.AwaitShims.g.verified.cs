//HintName: Probe.AwaitShims.g.cs
partial class Probe
{
    [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
    [global::System.Obsolete("say \"why\"", false, DiagnosticId = "OLD1")]
    [global::System.Runtime.Versioning.UnsupportedOSPlatform("windows7.0")]
    [global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static string Who(
        string text,
        [global::System.Runtime.CompilerServices.CallerMemberName] string caller = "",
        [global::System.Runtime.CompilerServices.CallerLineNumber] int line = 0,
        [global::System.Runtime.CompilerServices.CallerArgumentExpression("text")] string? expression = null)
        => global::Curio.AsyncThread.AWAIT(WhoAsync(text, caller, line, expression));

    public static string Date(
        [global::System.Runtime.InteropServices.Optional] [global::System.Runtime.CompilerServices.DateTimeConstant(630822816000000000L)] global::System.DateTime day,
        [global::System.Runtime.InteropServices.Optional] [global::System.Runtime.InteropServices.DefaultParameterValue((byte)3)] object number,
        [global::System.Runtime.InteropServices.Optional] int none)
        => global::Curio.AsyncThread.AWAIT(DateAsync(day, number, none));

    public static string Kind<[global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers((global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes)40)] T>(
        [global::System.Diagnostics.CodeAnalysis.StringSyntax("Regex", new object?[] { 1, typeof(int) })] string pattern,
        [global::System.Diagnostics.CodeAnalysis.NotNull] object? o)
        => global::Curio.AsyncThread.AWAIT(KindAsync<T>(pattern, o));

    public static global::Old Aged() => global::Curio.AsyncThread.AWAIT(AgedAsync());
}
