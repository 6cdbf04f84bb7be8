//HintName: Probe.AwaitShims.g.cs
partial class Probe
{
    public string? Find(string? key, global::System.Collections.Generic.List<string?>? all, string[]?[] nested)
        => global::Curio.AsyncThread.AWAIT(FindAsync(key, all, nested));

    public (int Count, string? Name) Describe((string First, int? Second) input)
        => global::Curio.AsyncThread.AWAIT(DescribeAsync(input));

    public dynamic Bend(dynamic one, dynamic? two, global::System.Collections.Generic.List<dynamic> three)
        => global::Curio.AsyncThread.AWAIT(BendAsync((object)one, (object?)two, three));

    public global::System.Func<T?, global::System.Threading.Tasks.Task<T>>? Wrap<T>(global::System.Action<T?>? action)
        where T : class
        => global::Curio.AsyncThread.AWAIT(WrapAsync<T>(action));
}
