namespace Formatted;

// What dotnet format makes of the files of this project stands in the folder expected.
public static class Program
{
    public static async Task<string> Load(string path)
    {
        Thread.Sleep(10); // a pause
        string text = File.ReadAllText(path);
        await Task.Yield();
        return text + File.ReadAllText(path + ".more");
    }

    public static string Stays(string path)
    {
        Thread.Sleep(10);
        return File.ReadAllText(path);
    }
}
