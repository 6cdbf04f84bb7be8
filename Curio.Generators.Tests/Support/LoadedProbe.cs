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

    public static string Run(CSharpCompilation compilation, bool onAsyncThread)
    {
        using MemoryStream image = new();
        EmitResult emitted = compilation.AddSyntaxTrees(TestCompilation.Parse(Start, "Start.cs")).Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        AssemblyLoadContext context = new("probe", isCollectible: true);
        try
        {
            image.Position = 0;
            Type start = context.LoadFromStream(image).GetType("Start", throwOnError: true)!;
            MethodInfo method = start.GetMethod(onAsyncThread ? "OnAsyncThread" : "OnThisThread")!;
            return (string)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
        }
        finally
        {
            context.Unload();
        }
    }
}
