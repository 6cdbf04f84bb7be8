using System.Reflection;
using System.Runtime.Loader;
using Curio.Generators.Tests.Support;
using Microsoft.CodeAnalysis.Emit;

namespace Curio.Generators.Tests.Running;

/// <summary>Calls of an assembly that the program's host does not know, in a real worker process.</summary>
public class ProcessWorkerRunTests
{
    private const string Source = """
        public record Point(int X, int Y);
        public static partial class Work
        {
            [ProcessWorker] public static Point Mirror(Point point, bool isDown = true) => isDown ? new(point.X, -point.Y) : new(-point.X, point.Y);
            [ProcessWorker] public static string Stack() => Environment.StackTrace;
            [ProcessWorker] public static int Where() => Environment.ProcessId;
        }
        public static class Probe
        {
            public static string Run() => Coro.Run(Main());
            private static async Coro<string> Main() =>
                $"{await Work.MirrorInProcess(new Point(1, 2))} {await Work.WhereInProcess() != Environment.ProcessId}\n{await Work.StackInProcess()}";
        }
        """;

    [Fact]
    public void Another_assembly_is_loaded_by_its_path_and_its_entries_are_called_without_reflection()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("curio-test-");
        AssemblyLoadContext context = new("elsewhere", isCollectible: true);
        try
        {
            string path = Path.Combine(folder.FullName, "TestInput.dll");
            using (FileStream file = File.Create(path))
            {
                EmitResult emitted = GeneratorRun.Of(Source).Compiles().Output.Emit(file);
                Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
            }

            MethodInfo run = context.LoadFromAssemblyPath(path).GetType("Probe", throwOnError: true)!.GetMethod("Run")!;

            string told = (string)run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
            Assert.StartsWith("Point { X = 1, Y = -2 } True\n", told, StringComparison.Ordinal);
            Assert.Contains("Work.ProcessWorkerEntries", told, StringComparison.Ordinal);

            // Below the server the runtime itself calls the hook by reflection.
            Assert.DoesNotMatch("Reflection|RuntimeMethodHandle|InvokeStub|Invoker", told[..told.IndexOf("Curio.WorkerServer.", StringComparison.Ordinal)]);
        }
        finally
        {
            context.Unload();
            folder.Delete(recursive: true);
        }
    }
}
