using Curio.Generators.Shared;

namespace Curio.Generators.AwaitShims;

/// <summary>Writes the twin of <c>GetAsyncEnumerator</c>.</summary>
internal static class EnumerationEmitter
{
    /// <summary>Writes the iterator.</summary>
    /// <param name="code">Where it goes.</param>
    /// <param name="model">The twin.</param>
    public static void Emit(CodeWriter code, EnumerationModel model)
    {
        if (model.IsOblivious)
        {
            code.Line("#nullable disable annotations");
        }

        code.Line($"/// <inheritdoc cref=\"{model.Reference}\"/>");
        code.Line($"/// <remarks>The blocking twin of <see cref=\"{model.Reference}\"/>: <c>foreach</c> holds the calling async thread until there is an element.</remarks>");
        code.Line($"/// <exception cref=\"{KnownNames.AsyncOnlyException}\">The iterating thread is not an async thread.</exception>");
        code.Line(GeneratedCode.Attribute);
        code.Line($"{model.Modifiers}global::System.Collections.Generic.IEnumerator<{model.Element}> GetEnumerator()");
        code.Open();
        EmitBody(code, model);
        EmitKernelCalls(code, model);
        code.Close();
        if (model.IsOblivious)
        {
            code.Line("#nullable enable annotations");
        }
    }

    private static void EmitBody(CodeWriter code, EnumerationModel model)
    {
        code.Line($"{model.Enumerator} elements = GetAsyncEnumerator();");
        if (model.IsDisposed)
        {
            code.Line("try");
            code.Open();
        }

        code.Line($"while ({KnownNames.Await}({(model.MovesByTask ? "MoveOnKernel(elements)" : "elements.MoveNextAsync()")}))");
        code.Open();
        code.Line("yield return elements.Current;");
        code.Close();
        if (model.IsDisposed)
        {
            code.Close();
            code.Line("finally");
            code.Open();
            code.Line($"{KnownNames.Await}({(model.DisposesByTask ? "DisposeOnKernel(elements)" : "elements.DisposeAsync()")});");
            code.Close();
        }
    }

    private static void EmitKernelCalls(CodeWriter code, EnumerationModel model)
    {
        if (model.MovesByTask)
        {
            code.Line();
            code.Line($"static async {KnownNames.GlobalCoro}<bool> MoveOnKernel({model.Enumerator} elements) => await elements.MoveNextAsync();");
        }

        if (model is { IsDisposed: true, DisposesByTask: true })
        {
            code.Line();
            code.Line($"static async {KnownNames.GlobalCoro} DisposeOnKernel({model.Enumerator} elements) => await elements.DisposeAsync();");
        }
    }
}
