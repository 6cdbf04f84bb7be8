using Curio.Analyzers.Blocking;
using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Tests.Blocking;

/// <summary>What blocks wherever it stands: the answer that the transitive rule builds on.</summary>
public sealed class BlockingCallsTests
{
    [Theory]
    [InlineData("number.Wait(0); number.Wait(1); _ = number.Result; number.Wait();", "Task.Wait", "Task.Result")]
    [InlineData("Action a = () => number.Wait();", "Task.Wait")]
    [InlineData("void G() { lock (this) { Thread.Sleep(1); } }", "lock", "Thread.Sleep")]
    [InlineData("_ = Task.Run(() => File.ReadAllText(\"\"));", "File.ReadAllText")]
    [InlineData("foreach (var l in File.ReadLines(\"\")) { }", "File.ReadLines")]
    [InlineData("using var f = new FileStream(\"\", FileMode.Open);", "new FileStream")]
    [InlineData("_ = number.ContinueWith(x => x.Result);")]
    [InlineData("_ = number.ContinueWith(x => number.Result);", "Task.Result")]
    [InlineData("_ = Task.Factory.ContinueWhenAll(new[] { number }, all => all[0].Result);")]
    [InlineData("stream.BeginRead([], 0, 0, r => stream.EndRead(r), null);")]
    [InlineData("_ = stream.EndRead(stream.BeginRead([], 0, 0, null, null));", "Stream.EndRead")]
    [InlineData("System.Linq.Expressions.Expression<Func<int>> e = () => number.Result;")]
    [InlineData("Thread.Sleep(0); Thread.Sleep(default(TimeSpan));")]
    [InlineData("Func<string, string> f = File.ReadAllText;")]
    [InlineData("new List<string>().ForEach(File.Delete); new List<string>().ForEach(Directory.Delete);", "File.Delete", "Directory.Delete")]
    public async Task What_blocks_is_found_without_a_context(string statements, params string[] names)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            $"using System; using System.Collections.Generic; using System.IO; using System.Threading; using System.Threading.Tasks; class C {{ void F(Task<int> number, Stream stream) {{ {statements} }} }}");
        CSharpCompilation compilation = CSharpCompilation.Create("Test", [tree], References.Framework, new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));

        BlockingCalls calls = new(new BlockingTable([]), new KnownSymbols(compilation));
        MethodDeclarationSyntax method = (await tree.GetRootAsync()).DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        IOperation body = compilation.GetSemanticModel(tree).GetOperation(method)!;
        Assert.Equal(names, body.Descendants().Select(calls.At).Where(c => c is not null).Select(c => c!.Value.Name));
    }
}
