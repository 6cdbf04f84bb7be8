namespace Formatted;

public static class Other
{
    public static async Task Store(string path)
    {
        Thread.Sleep(TimeSpan.FromSeconds(1));
        File.WriteAllText(path, "x");
        await Task.Yield();
    }
}
