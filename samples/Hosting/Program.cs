using System.Globalization;
using System.Threading.Channels;
using Curio.Samples.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

TimeSpan openFor = Timeout.InfiniteTimeSpan;
if (args is ["--for", var text] && double.TryParse(text, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and < 1e6)
{
    openFor = TimeSpan.FromSeconds(seconds);
}
else if (args.Length > 0)
{
    await Console.Error.WriteLineAsync("usage: Hosting [--for SECONDS]");
    return 2;
}

HostApplicationBuilder builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders().AddSimpleConsole(static options => options.SingleLine = true);
builder.Services.AddSingleton(Channel.CreateUnbounded<int>());
builder.Services.AddSingleton(new OpeningHours(openFor));
builder.Services.AddHostedService<Workshop>();
builder.Services.AddHostedService<Customers>();
using IHost host = builder.Build();
await host.RunAsync();
return 0;
