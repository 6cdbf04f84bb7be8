using System.Globalization;
using Curio.Soak;

int seconds = 600;
int seed = Environment.TickCount;
bool isUnderstood = args.Length <= 2
    && (args.Length < 1 || (int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds > 0))
    && (args.Length < 2 || int.TryParse(args[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seed));
if (!isUnderstood)
{
    await Console.Error.WriteLineAsync("usage: curio-soak [SECONDS [SEED]]");
    return 2;
}

return await new SoakRun(TimeSpan.FromSeconds(seconds), seed).RunAsync();
