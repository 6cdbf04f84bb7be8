using System.Reflection;
using System.Runtime.Loader;

namespace Curio.Tests.Processes;

public sealed class WorkerAssembliesTests
{
    [Fact]
    public async Task An_assembly_that_the_host_does_not_know_is_loaded_from_its_file_and_what_it_needs_from_beside_it()
    {
        using var compiler = new TestCompiler();
        compiler.Compile("PluginHelper", "public static class Helper { public static int Twice(int x) => 2 * x; }");
        string path = compiler.Compile("Plugin", """
            public record Answer(int Value);
            public class PluginException(string message) : System.Exception(message);
            public static class Plugin
            {
                public static Answer Compute(int x) => new(Helper.Twice(x));
                public static int Fail(int x) => throw new PluginException("failed at " + x);
            }
            """);
        Type plugin = new AssemblyLoadContext("plugins").LoadFromAssemblyPath(path).GetType("Plugin", throwOnError: true)!;
        using var worker = WorkerProcess.Start();

        object answer = await worker.CallAsync<object>(FunctionOf(plugin, "Compute"), 21);
        Assert.Equal("Answer { Value = 42 }", answer.ToString());
        Assert.Same(plugin.Assembly, answer.GetType().Assembly);

        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => worker.CallAsync<int>(FunctionOf(plugin, "Fail"), 3));
        Assert.Equal("failed at 3", failure.Message);
        Assert.Same(plugin.Assembly, failure.GetType().Assembly);
    }

    [Fact]
    public async Task An_assembly_that_is_nowhere_fails_the_call_and_spares_the_worker()
    {
        byte[] image;
        using (var compiler = new TestCompiler())
        {
            image = await File.ReadAllBytesAsync(compiler.Compile("Vanished", "public static class Vanished { public static int Compute(int x) => x; }"));
        }
        using var worker = WorkerProcess.Start();
        Delegate function = FunctionOf(Assembly.Load(image).GetType("Vanished", throwOnError: true)!, "Compute");
        WorkerProcessException failure = await Assert.ThrowsAsync<WorkerProcessException>(() => worker.CallAsync<int>(function, 1));
        Assert.Contains("cannot find Vanished.Compute", failure.Message, StringComparison.Ordinal);
        Assert.Equal(5, await worker.CallAsync<int>(Jobs.Add, 2, 3));
    }

    private static Delegate FunctionOf(Type type, string name)
    {
        MethodInfo method = type.GetMethod(name)!;
        return method.CreateDelegate(typeof(Func<,>).MakeGenericType(typeof(int), method.ReturnType));
    }
}
