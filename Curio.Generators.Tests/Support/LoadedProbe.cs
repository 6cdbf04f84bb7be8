using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Curio.Generators.Tests.Support;

/// <summary>Emits a compilation, loads it and calls <c>Probe.Run()</c> in it.</summary>
internal static class LoadedProbe
{
    private const string Start = """
        internal static class Start
        {
            public static string OnThisThread() => Probe.Run();

            public static string OnAsyncThread() => Coro.Run(Main());

            private static async Coro<string> Main()
            {
                var thread = await AsyncThread.Spawn(Probe.Run);
                return await thread.JoinAsync();
            }
        }
        """;

    private const string StartOfForms = """
        internal static class Start
        {
            public static string AsTask() => Coro.Run(Probe.RunAsync());

            public static string Spawned() => Coro.Run(Main());

            private static async Coro<string> Main()
            {
                AsyncThread<string> thread = await Probe.SpawnRun();
                return await thread.JoinAsync();
            }
        }
        """;

    /// <summary>Runs what was made of an annotated <c>Probe.Run()</c>.</summary>
    /// <param name="compilation">The sources with what was emitted.</param>
    /// <returns>What its task form and its async thread return.</returns>
    public static (string AsTask, string Spawned) RunForms(CSharpCompilation compilation) =>
        (Run(compilation, StartOfForms, "AsTask"), Run(compilation, StartOfForms, "Spawned"));

    public static string Run(CSharpCompilation compilation, bool onAsyncThread) =>
        Run(compilation, Start, onAsyncThread ? "OnAsyncThread" : "OnThisThread");

    private static string Run(CSharpCompilation compilation, string start, string entry)
    {
        using MemoryStream image = new();
        EmitResult emitted = compilation.AddSyntaxTrees(TestCompilation.Parse(start, "Start.cs")).Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        AssemblyLoadContext context = new("probe", isCollectible: true);
        try
        {
            image.Position = 0;
            MethodInfo method = context.LoadFromStream(image).GetType("Start", throwOnError: true)!.GetMethod(entry)!;
            return (string)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
        }
        finally
        {
            context.Unload();
        }
    }
}
