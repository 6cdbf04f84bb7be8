using Curio.Generators.Shared;

namespace Curio.Generators.AsyncThreads;

/// <summary>Writes the method that starts an async thread.</summary>
internal static class WrapperEmitter
{
    /// <summary>Writes the wrapper.</summary>
    /// <param name="code">Where it goes.</param>
    /// <param name="method">What it is made of.</param>
    /// <param name="wrapper">Its parts.</param>
    public static void Emit(CodeWriter code, ThreadMethodModel method, WrapperModel wrapper)
    {
        code.Line($"/// <inheritdoc cref=\"{method.Reference}\"/>");
        code.Line($"/// <remarks>Starts <see cref=\"{method.Reference}\"/> as an async thread.</remarks>");
        code.Line($"/// <param name=\"{wrapper.Daemon}\">True for a thread that nobody joins: it holds up no run and is cancelled at shutdown.</param>");
        code.Line("/// <returns>A coroutine of the thread's handle.</returns>");
        SignatureEmitter.EmitAttributes(code, method.Attributes);
        string result = wrapper.Result is null ? string.Empty : $"<{wrapper.Result}>";
        SignatureEmitter.Emit(
            code,
            $"{wrapper.Modifiers}{KnownNames.GlobalCoro}<global::Curio.AsyncThread{result}> {wrapper.Name}(",
            wrapper.Parameters,
            wrapper.Constraints);
        string start = $"global::Curio.AsyncThread.Spawn{result}(() => {wrapper.Call}, {wrapper.Daemon}, \"{wrapper.Label}\");";
        if (wrapper.Self is not { } self)
        {
            code.Deeper("=> " + start);
            return;
        }

        code.Open();
        code.Line($"var {self} = this;");
        code.Line("return " + start);
        code.Close();
    }
}
