namespace Analyzed;

public static class Generated
{
    public static async Task Silent(string path)
    {
        _ = File.ReadAllText(path);
        await Task.Yield();
    }
}
