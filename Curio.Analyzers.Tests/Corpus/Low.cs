using System.Reflection;

// Direct blocking calls that are reported only where the project asks for low confidence, as the test does for this file. H99.
internal sealed class Low
{
    public async Coro<string?> H99_load_an_assembly(string path)
    {
        await Pause();
        return Assembly.LoadFrom(path).FullName; // CURIO102
    }
}
