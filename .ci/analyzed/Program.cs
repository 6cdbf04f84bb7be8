using System.Diagnostics.CodeAnalysis;

namespace Analyzed;

// A library without the runtime, which only the analyzers look at. The checks name what they expect on which line.
public static class Program
{
    public static async Task Reported(string path)
    {
        _ = File.ReadAllText(path); // line 10
        await Task.Yield();
    }

    public static async Task SuppressedByPragma(string path)
    {
#pragma warning disable CURIO102
        _ = File.ReadAllText(path);
#pragma warning restore CURIO102
        await Task.Yield();
    }

    [SuppressMessage("Blocking", "CURIO102", Justification = "To see that this is heeded.")]
    public static async Task SuppressedByAttribute(string path)
    {
        _ = File.ReadAllText(path);
        await Task.Yield();
    }

    public static async Task ListedByTheProject()
    {
        Legacy.Wait(); // line 31
        await Task.Yield();
    }
}

public static class Legacy
{
    public static void Wait()
    {
    }
}
