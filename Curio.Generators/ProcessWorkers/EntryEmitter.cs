using Curio.Generators.Shared;

namespace Curio.Generators.ProcessWorkers;

/// <summary>Writes the classes with the entries of one type.</summary>
internal static class EntryEmitter
{
    private const string Register = "Register";

    /// <summary>Gives each method's entry a name.</summary>
    /// <param name="type">What is added to the type.</param>
    /// <returns>The names in the order of the methods; null for one that has no entry.</returns>
    public static string?[] NamesOf(WorkerTypeModel type)
    {
        HashSet<string> taken = [Register];
        if (type.EntryClasses is { } classes)
        {
            _ = taken.Add(classes.Names[classes.Names.Count - 1]);
        }

        return [.. type.Methods.Select(method => method.Entry is { } entry ? Free(entry.Name, taken) : null)];
    }

    /// <summary>Writes the class of one level.</summary>
    /// <param name="code">Where it goes.</param>
    /// <param name="type">What is added to the type.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="level">Which of them.</param>
    public static void Emit(CodeWriter code, WorkerTypeModel type, EntryClassesModel classes, int level)
    {
        // What the module can see of itself needs no way through the types around it.
        if (level < classes.Initializer)
        {
            return;
        }

        bool isInnermost = level == classes.Names.Count - 1;
        code.Line();
        code.Line("/// <summary>What worker processes run; made known to them when they load the module.</summary>");
        code.Line(GeneratedCode.Attribute);
        code.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        code.Line($"internal static class {classes.Names[level]}");
        code.Open();
        string?[] names = isInnermost ? NamesOf(type) : [];
        if (isInnermost)
        {
            EmitEntries(code, type, names);
        }

        if (level == classes.Initializer)
        {
            code.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        }

        code.Line($"internal static void {Register}()");
        code.Deeper(isInnermost
            ? $"=> global::Curio.ProcessEntry.Register(static () => [{string.Join(", ", names.OfType<string>().Select(Identifiers.Escape))}]);"
            : $"=> {classes.Types[level + 1]}.{classes.Names[level + 1]}.{Register}();");
        code.Close();
    }

    private static void EmitEntries(CodeWriter code, WorkerTypeModel type, string?[] names)
    {
        foreach ((WorkerMethodModel method, string? name) in type.Methods.Zip(names, static (method, name) => (method, name)))
        {
            if (method.Entry is not { } entry)
            {
                continue;
            }

            code.Line($"internal static readonly global::Curio.ProcessEntry {Identifiers.Escape(name!)} = new(");
            code.Deeper($"typeof({entry.Home}),");
            code.Deeper($"{entry.Key},");
            code.Deeper($"{entry.DisplayName},");
            code.Deeper($"{entry.Function},");
            code.Deeper($"{entry.Types});");
            code.Line();
        }
    }

    private static string Free(string wanted, HashSet<string> taken)
    {
        string name = wanted;
        for (int number = 2; !taken.Add(name); number++)
        {
            name = wanted + number;
        }

        return name;
    }
}
