using System.Globalization;
using System.Text;
using Curio.Analyzers.C100;
using Curio.Analyzers.Transitive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Abstractions;

namespace Curio.Analyzers.Tests.Transitive;

public sealed class ZMeasureTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Measure()
    {
        for (int round = 0; round < 3; round++)
        {
            Random random = new(3);
            int lines = 0;
            string[] files = [.. Enumerable.Range(0, 200).Select(f =>
            {
                StringBuilder t = new($"using System.Collections.Generic; using System.Linq; public class C{f} {{ readonly List<int> _a = new(); public string Name {{ get; set; }} = \"\";\n async Coro F() {{ M0(1); C{random.Next(200)}.M3(2); await Coro.Sleep(default); }}\n");
                for (int m = 0; m < 10; m++)
                {
                    string own = random.Next(200) == 0 ? "System.Threading.Thread.Sleep(1);" : "";
                    t.Append(CultureInfo.InvariantCulture, $$"""
                        public static int M{{m}}(int n)
                        {
                            var list = new List<int>();
                            for (int i = 0; i < n; i++)
                            {
                                list.Add(i * 2 + n);
                                if (list.Count > 10 && i % 3 == 0)
                                {
                                    list = list.Where(x => x > n).Select(x => x + 1).ToList();
                                }
                                else if (n > 100)
                                {
                                    n = C{{random.Next(200)}}.M{{random.Next(10)}}(n - 1);
                                }
                            }

                            string text = $"a {n} b {list.Count}" + n;
                            foreach (int i in list)
                            {
                                n += text.Length + i;
                                text = text.Trim().Substring(1).Replace("a", "b");
                            }

                            {{own}}
                            var c = new C{{random.Next(200)}} { Name = text };
                            return c.Name.Length > 3 ? C{{random.Next(200)}}.M{{random.Next(10)}}(n / 2) : n;
                        }


                        """);
                }

                string s = t.Append('}').ToString();
                lines += s.Split('\n').Length;
                return s;
            })];
            CSharpCompilation project = TestProject.Create("App", files);
            var p = System.Diagnostics.Process.GetCurrentProcess();
            TimeSpan Cpu() { p.Refresh(); return p.UserProcessorTime; }
            TimeSpan a = Cpu();
            CSharpCompilation emitted = TestProject.Create("App", files);
            emitted.Emit(Stream.Null);
            TimeSpan b = Cpu();
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
            var with = TestProject.Create("App", files).WithAnalyzers([new CURIO106TransitiveBlockingAnalyzer()], options);
            var result = await with.GetAnalysisResultAsync(default);
            TimeSpan c = Cpu();
            var time = result.AnalyzerTelemetryInfo.Values.First().ExecutionTime;
            CSharpCompilation g = TestProject.Create("App", files);
            TimeSpan d = Cpu();
            CurioContext.Any(g, new([]));
            _ = new NamePrefilter(CurioContext.Any(g, new([])), [], default);
            TimeSpan e = Cpu();
            string text = FactWriter.Write(CurioContext.Any(g, new([])), [], default);
            TimeSpan h = Cpu();
            output.WriteLine($"lines {lines}, emit cpu {(b - a).TotalMilliseconds}, analysis cpu {(c - b).TotalMilliseconds}, analyzer {time.TotalMilliseconds} ms wall, findings {result.GetAllDiagnostics().Length}, prefilter {(e - d).TotalMilliseconds}, facts {(h - e).TotalMilliseconds}, length {text.Length}");
        }
    }
}
