namespace Curio.Tests.Processes;

internal static class GenericJobs<T>
{
    public static string NameBoth<TOther>() => $"{typeof(T).Name} and {typeof(TOther).Name}";

    public static Func<string> Lambda() => () => $"lambda of {typeof(T).Name}";
}
