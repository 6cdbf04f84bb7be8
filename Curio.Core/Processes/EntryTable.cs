using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>The entries of the assemblies that a worker process has loaded.</summary>
internal static class EntryTable
{
    private static readonly ConcurrentDictionary<(Assembly, string), ProcessEntry> s_entries = [];

    /// <summary>Adds entries, on whatever thread the module's initializer runs.</summary>
    public static void Add(IEnumerable<ProcessEntry> entries)
    {
        foreach (ProcessEntry entry in entries)
        {
            s_entries[(entry.Home.Assembly, entry.Key)] = entry;
        }
    }

    /// <summary>Finds an entry. The assembly's module initializer has run afterwards, whichever thread began it.</summary>
    /// <exception cref="MissingMethodException">The assembly has no such entry.</exception>
    public static ProcessEntry Find(Assembly assembly, string key)
    {
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        return s_entries.TryGetValue((assembly, key), out ProcessEntry? entry)
            ? entry
            : throw new MissingMethodException($"no entry for '{key}' was registered");
    }
}
