using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text;
using Curio.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Curio.Tests.Diagnostics;

/// <summary>Where lines and text come from, and what happens when there are none: an answer less, never an exception.</summary>
public sealed class PdbFilesTests
{
    private const string Source = """
        using Curio.Tests.Diagnostics;

        public static class Subject
        {
            public static async Probe Wait()
            {
                await Gate.At();
            }
        }
        """;

    private const int Line = 7;
    private const string Text = "await Gate.At();";

    [Theory]
    [InlineData(nameof(SampleSymbols.Beside))]
    [InlineData(nameof(SampleSymbols.Embedded))]
    [InlineData(nameof(SampleSymbols.WithSource))]
    public void Debug_information_is_found_beside_the_assembly_and_inside_of_it(string symbols)
    {
        using CompiledSample sample = Compile(Enum.Parse<SampleSymbols>(symbols));
        Assert.Equal(new SourceLocation(sample.SourcePath, Line, Text), Find(sample));
    }

    [Fact]
    public void Without_debug_information_there_is_no_line()
    {
        using CompiledSample sample = Compile(SampleSymbols.None);
        Assert.Null(Find(sample));
        Assert.Null(PdbLineMap.ForMethodStart(Subject(sample)));
        Assert.Null(PdbLineMap.ForMethodStart(sample.Type("Subject").GetMethod("Wait")!));
    }

    [Fact]
    public void Debug_information_of_another_build_is_ignored()
    {
        using CompiledSample sample = Compile();
        using CompiledSample other = new("\n\n" + Source, OptimizationLevel.Release);
        File.Copy(other.PdbPath, sample.PdbPath, overwrite: true);
        Assert.Null(Find(sample));
    }

    [Fact]
    public void An_assembly_that_was_replaced_since_it_was_loaded_is_ignored()
    {
        using CompiledSample sample = Compile();
        using CompiledSample other = new("\n\n" + Source, OptimizationLevel.Release);
        Type type = Subject(sample);
        File.Delete(sample.AssemblyPath);
        File.Copy(other.AssemblyPath, sample.AssemblyPath);
        File.Copy(other.PdbPath, sample.PdbPath, overwrite: true);
        Assert.Null(PdbLineMap.ForState(type, 0));
    }

    [Fact]
    public void An_assembly_whose_file_is_gone_has_no_lines()
    {
        using CompiledSample sample = Compile();
        Type type = Subject(sample);
        File.Delete(sample.AssemblyPath);
        Assert.Null(PdbLineMap.ForState(type, 0));
    }

    [Fact]
    public void Damaged_debug_information_never_throws()
    {
        using CompiledSample whole = Compile();
        byte[] bytes = File.ReadAllBytes(whole.PdbPath);
        for (int length = 0; length < bytes.Length; length += 211)
        {
            using CompiledSample sample = new(whole);
            File.WriteAllBytes(sample.PdbPath, bytes[..length]);
            Assert.Null(Find(sample));
        }
    }

    [Fact]
    public void Overwritten_debug_information_never_throws()
    {
        using CompiledSample whole = Compile();
        for (int seed = 0; seed < 20; seed++)
        {
            using CompiledSample sample = new(whole);
            byte[] bytes = File.ReadAllBytes(sample.PdbPath);
            new Random(seed).NextBytes(bytes.AsSpan(bytes.Length * seed / 25));
            File.WriteAllBytes(sample.PdbPath, bytes);
            Find(sample);
            PdbLineMap.ForMethodStart(sample.Type("Subject").GetMethod("Wait")!);
        }
    }

    [Fact]
    public void An_assembly_loaded_from_memory_has_no_lines()
    {
        using CompiledSample sample = Compile();
        Type type = sample.LoadFromMemory().GetTypes().Single(type => type.Name.Contains("<Wait>", StringComparison.Ordinal));
        Assert.Empty(type.Assembly.Location);
        Assert.Null(PdbLineMap.ForState(type, 0));
    }

    [Fact]
    public void A_dynamic_assembly_has_no_lines()
    {
        AssemblyBuilder assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dynamic"), AssemblyBuilderAccess.RunAndCollect);
        TypeBuilder builder = assembly.DefineDynamicModule("Dynamic").DefineType("StateMachine");
        MethodBuilder method = builder.DefineMethod("MoveNext", MethodAttributes.Public, typeof(void), Type.EmptyTypes);
        method.GetILGenerator().Emit(OpCodes.Ret);
        Type type = builder.CreateType();

        Assert.Null(PdbLineMap.ForState(type, 0));
        Assert.Null(PdbLineMap.ForMethodStart(type.GetMethod("MoveNext")!));
        Assert.Null(PdbLineMap.ForMethodStart(new DynamicMethod("Free", null, null)));
    }

    [Fact]
    public void A_source_file_that_is_gone_leaves_the_line_without_text()
    {
        using CompiledSample sample = Compile();
        File.Delete(sample.SourcePath);
        Assert.Equal(new SourceLocation(sample.SourcePath, Line, null), Find(sample));
    }

    [Fact]
    public void A_source_file_that_was_edited_leaves_the_line_without_text()
    {
        using CompiledSample sample = Compile();
        File.WriteAllText(sample.SourcePath, "// Changed.\n" + Source);
        Assert.Equal(new SourceLocation(sample.SourcePath, Line, null), Find(sample));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void Embedded_source_needs_no_file(int comments)
    {
        // A long text is stored compressed, a short one as it is.
        string source = Source + string.Concat(Enumerable.Repeat("\n// The same again.", comments));
        using CompiledSample sample = new(source, OptimizationLevel.Release, SampleSymbols.WithSource);
        File.WriteAllText(sample.SourcePath, "// Something else.");
        Assert.Equal(new SourceLocation(sample.SourcePath, Line, Text), Find(sample));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    public void Lines_end_where_they_end_for_the_compiler(string end)
    {
        // A form feed ends a line elsewhere, but not in C#.
        string source = ("// \f\n" + Source).Replace("\n", end, StringComparison.Ordinal);
        using CompiledSample sample = new(source, OptimizationLevel.Release, encoding: new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal(new SourceLocation(sample.SourcePath, Line + 1, Text), Find(sample));
    }

    [Fact]
    public void Line_directives_count()
    {
        string source = Source.Replace("        await", "#line 200 \"Form.page\"\n        await", StringComparison.Ordinal);
        using CompiledSample sample = new(source, OptimizationLevel.Release);
        SourceLocation found = Find(sample)!.Value;
        Assert.Equal(("Form.page", 200, null), (Path.GetFileName(found.File), found.Line, found.Text));
    }

    [Fact]
    public void What_was_read_once_is_kept()
    {
        using CompiledSample sample = Compile();
        SourceLocation? first = Find(sample);
        File.Delete(sample.PdbPath);
        File.Delete(sample.SourcePath);
        Assert.NotNull(first);
        Assert.Equal(first, Find(sample));
    }

    [Fact]
    public void Many_threads_may_ask_at_once()
    {
        using CompiledSample sample = Compile();
        Type type = Subject(sample);
        SourceLocation?[] found = new SourceLocation?[64];
        Parallel.For(0, found.Length, i => found[i] = PdbLineMap.ForState(type, 0));
        Assert.All(found, one => Assert.Equal(new SourceLocation(sample.SourcePath, Line, Text), one));
    }

    [Fact]
    public void The_files_stay_free()
    {
        using CompiledSample sample = Compile();
        Assert.NotNull(Find(sample));
        using FileStream pdb = new(sample.PdbPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public void What_is_kept_does_not_keep_an_assembly_loaded()
    {
        WeakReference context = AskAndUnload();
        for (int i = 0; i < 20 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference AskAndUnload()
    {
        using CompiledSample sample = Compile();
        Assert.NotNull(Find(sample));
        Assert.NotNull(PdbLineMap.ForMethodStart(sample.Type("Subject").GetMethod("Wait")!));
        Assert.Equal("Subject.Wait", MethodNames.Of(Subject(sample)));
        return new WeakReference(sample.Context);
    }

    private static CompiledSample Compile(SampleSymbols symbols = SampleSymbols.Beside) => new(Source, OptimizationLevel.Release, symbols);

    private static Type Subject(CompiledSample sample) => sample.StateMachine("<Wait>");

    private static SourceLocation? Find(CompiledSample sample) => PdbLineMap.ForState(Subject(sample), 0);
}
