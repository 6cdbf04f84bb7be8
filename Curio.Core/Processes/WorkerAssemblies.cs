using System.Reflection;
using System.Runtime.Loader;

namespace Curio;

/// <summary>
/// Finds the user's assemblies in a worker. Most are among those that the host knows; a test assembly or a plug-in may not be,
/// and is then loaded from where the parent had it, and what it needs from beside it.
/// </summary>
internal static class WorkerAssemblies
{
    private static readonly HashSet<string> s_folders = [];

    /// <summary>Loads an assembly by name or, when the host does not know the name, from the path (if there is one).</summary>
    public static Assembly Load(AssemblyName name, string path)
    {
        if (path.Length > 0)
        {
            SearchBeside(path);
        }
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException) when (File.Exists(path))
        {
            // Under its own name the file would have been found beside; the file has another name than the assembly.
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        }
    }

    /// <summary>Loads an assembly of which the parent had a certain build.</summary>
    /// <exception cref="BadImageFormatException">Only another build is here.</exception>
    public static Assembly Load(string name, string path, Guid module)
    {
        Assembly assembly = Load(new AssemblyName(name), path);
        return assembly.ManifestModule.ModuleVersionId == module
            ? assembly
            : throw new BadImageFormatException(
                $"the worker found another build of {name}, at '{assembly.Location}'; was it built anew while the program ran?");
    }

    private static void SearchBeside(string path)
    {
        lock (s_folders)
        {
            if (s_folders.Count == 0)
            {
                AssemblyLoadContext.Default.Resolving += Resolve;
            }
            s_folders.Add(Path.GetDirectoryName(path)!);
        }
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        string[] folders;
        lock (s_folders)
        {
            folders = [.. s_folders];
        }
        string? file = folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists);
        return file is null ? null : context.LoadFromAssemblyPath(file);
    }
}
