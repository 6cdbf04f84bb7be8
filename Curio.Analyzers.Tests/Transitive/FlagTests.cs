using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Tests.Transitive;

/// <summary>A parameter of type <c>bool</c> that decides which branch runs is known where its callers pass a constant.</summary>
public sealed class FlagTests
{
    [Theory]
    [InlineData("await Go(true);", "ValueTask Go(bool b) => b ? Later() : Now();")]
    [InlineData("await [|Go(false)|];", "ValueTask Go(bool b) => b ? Later() : Now();")]
    [InlineData("Go(false);", "void Go(bool b) { if (b) { Read(); } }")]
    [InlineData("[|Go(true)|];", "void Go(bool b) { if (b) { Read(); } }")]
    [InlineData("Go(true);", "void Go(bool b) { if (!b) { Read(); } }")]
    [InlineData("Go(true);", "void Go(bool b) { if (b == false) { Read(); } }")]
    [InlineData("Go(true);", "void Go(bool b) { if (b is false) { Read(); } }")]
    [InlineData("Go(true);", "void Go(bool b) { if (b != true) { Read(); } }")]
    [InlineData("Go(false);", "void Go(bool b) { if (b && n > 1) { Read(); } }")]
    [InlineData("Go(true);", "void Go(bool b) { if (b || n > 1) { } else { Read(); } }")]
    [InlineData("[|Go(false)|];", "void Go(bool b) { if (b || n > 1) { Read(); } }")]
    [InlineData("[|Go(true)|];", "void Go(bool b) { if (b && n > 1) { return; } Read(); }")]
    [InlineData("Go(true);", "void Go(bool b) { if (b) { return; } Read(); }")]
    [InlineData("Go(true);", "void Go(bool b) { if (b || n > 1) { return; } Read(); }")]
    [InlineData("Go(true);", "void Go(bool b) { if (!b) { n++; } else { throw new Exception(); } Read(); }")]
    [InlineData("[|Go(true)|];", "void Go(bool b) { if (b) { goto end; } end: Read(); }")]
    [InlineData("[|Go(true)|];", "void Go(bool b) { if (b) { n++; } Read(); }")]
    [InlineData("Go(false);", "bool Go(bool b) => b && Read() == \"\";")]
    [InlineData("[|Go(false)|];", "bool Go(bool b) => b || Read() == \"\";")]
    [InlineData("[|Go(false)|];", "void Go(bool b) { b = true; if (b) { Read(); } }")]
    [InlineData("[|Go(false)|];", "void Go(bool b) { Set(out b); if (b) { Read(); } } void Set(out bool b) => b = true;")]
    [InlineData("Go(false);", "void Go(bool b) => Then(b); void Then(bool c) { if (c) { Read(); } }")]
    [InlineData("Go(false);", "void Go(bool b) => Then(!b); void Then(bool c) { if (!c) { Read(); } }")]
    [InlineData("[|Go(false)|];", "void Go(bool b) => Then(!b); void Then(bool c) { if (c) { Read(); } }")]
    [InlineData("[|Go(false)|];", "void Go(bool b) => Then(b ^ n > 1); void Then(bool c) { if (c) { Read(); } }")]
    [InlineData("[|Go(n > 1)|];", "void Go(bool b) { if (b) { Read(); } }")]
    [InlineData("Go();", "void Go(bool b = false) { if (b) { Read(); } }")]
    [InlineData("Go(c: true, b: false);", "void Go(bool b, bool c) { if (b && c) { Read(); } }")]
    [InlineData("Go(false); [|Go(true)|];", "void Go(bool b) { Inner(); void Inner() { if (b) { Read(); } } }")]
    [InlineData("Go(false); [|Go(true)|];", "void Go(bool b) { Action a = () => { if (b) { Read(); } }; a(); }")]
    [InlineData("Go(true); [|Go(false)|];", "void Go(bool b) { if (b) { return; } Loop(1, b); } void Loop(int i, bool b) { if (i > 0) { Loop(i - 1, b); } Read(); }")]
    [InlineData("_ = new D(false); _ = [|new D(true)|];", "class D { public D(bool b) { if (b) { Read(); } } }")]
    [InlineData("new D().Close();", "class D : B { public void Close() => Dispose(false); protected override void Dispose(bool disposing) { if (disposing) { Read(); } base.Dispose(disposing); } } class B { protected virtual void Dispose(bool disposing) { if (disposing) { Read(); } } }")]
    [InlineData("[|new D().Close()|];", "class D : B { public void Close() => Dispose(true); } class B { protected virtual void Dispose(bool disposing) { if (disposing) { Read(); } } }")]
    public Task Only_the_branch_that_a_call_takes_is_a_path(string statement, string members) => Check(statement, members);

    [Theory]
    [InlineData("await {|CURIO106:Go(false)|};", "async Task Go(bool async) { if (async) { await Task.Yield(); } else { Read(); } }", DiagnosticSeverity.Warning)]
    [InlineData("{|CURIO106:Go()|};", "void Go() => GoCore(async: false).GetAwaiter().GetResult(); async Task GoCore(bool async) { if (async) { await Task.Yield(); } else { Read(); } }", DiagnosticSeverity.Warning)]
    [InlineData("{|CURIO106:Go()|};", "void Go() => GoCore(async: false).GetAwaiter().GetResult(); async Task GoCore(bool async) { if (n == 0) { return; } if (async) { await Task.Yield(); } else { Read(); } }", DiagnosticSeverity.Info)]
    [InlineData("{|CURIO106:Go()|};", "void Go() => GoCore(async: false).GetAwaiter().GetResult(); async Task GoCore(bool async) { if (n < 0) { throw new Exception(); } if (async) { await Task.Yield(); } else { Read(); } }", DiagnosticSeverity.Warning)]
    [InlineData("{|CURIO106:Go()|};", "void Go() { var t = GoCore(false); t.Wait(); } async Task GoCore(bool async) { await Task.Yield(); await Then(async); } async Task Then(bool async) { if (!async) { Read(); } }", DiagnosticSeverity.Warning)]
    [InlineData("{|CURIO106:Go()|};", "void Go() => GoCore(async: false).GetAwaiter().GetResult(); async Task GoCore(bool async) { if (async) { await Task.Yield(); } }", DiagnosticSeverity.Info)]
    [InlineData("{|CURIO106:Go()|};", "void Go() => GoCore(async: true).GetAwaiter().GetResult(); async Task GoCore(bool async) { if (async) { await Task.Yield(); } }", DiagnosticSeverity.Warning)]
    [InlineData("{|CURIO106:Go()|};", "void Go() => GoCore(false).GetAwaiter().GetResult(); async Task GoCore(bool other) { if (other) { await Task.Yield(); } }", DiagnosticSeverity.Warning)]
    public async Task A_wait_for_the_mode_that_may_not_await_leads_into_the_function(string statement, string members, DiagnosticSeverity severity)
    {
        await Test(statement, members).RunAsync();
        Assert.All(await Test(statement, members).DiagnosticsAsync(), d => Assert.Equal(severity, d.Severity));
    }

    [Theory]
    [InlineData("async Coro F(bool async) { if (!async) { Read(); } await Go(async); }")]
    [InlineData("async Coro F(bool other) { if (!other) { [|Read()|]; } await Go(true); }")]
    [InlineData("async Coro F(bool other) { await Go(true); await [|Go(other)|]; }")]
    [InlineData("async Coro F(bool async) { await (async ? Go(true) : Go(false)); }")]
    [InlineData("async Coro F(bool async) { await [|Go(!async)|]; }")]
    public Task In_a_coroutine_only_a_flag_by_name_is_known(string member) => new RuleTest(RuleIds.TransitiveBlocking).File($$"""
        class C
        {
            {{member}}
            ValueTask Go(bool b) { if (!b) { Read(); } return Later(); }
            async ValueTask Later() => await Task.Yield();
            static string Read() => System.IO.File.ReadAllText("a");
        }
        """).RunAsync();

    [Fact]
    public Task A_context_that_is_told_not_to_await_is_read_for_its_caller() => new RuleTest(RuleIds.TransitiveBlocking).File("""
        using System.Threading; using System.Threading.Tasks;
        class C
        {
            async Task F() { await [|Go(false)|]; await Go(true); }
            async Task Go(bool async) { if (async) { await Task.Yield(); } else { System.IO.File.ReadAllText("a"); } }
        }
        """).WithoutCurio().EditorConfig("curio_context = all_async").RunAsync();

    [Theory]
    [InlineData("string Go() => _text ??= Read();")]
    [InlineData("string Go() => _text ?? (_text = Read());")]
    [InlineData("string Go() { if (_text == null) { _text = Read(); } return _text; }")]
    [InlineData("string Go() { if (_text is null) { lock (this) { if (_text is null) { string t = Read(); _text = t; } } } return _text; }")]
    [InlineData("string Go() { if (_text is not null) { return _text; } Read(); _text = \"\"; return _text; }")]
    [InlineData("string Go() { if (!_cache.TryGetValue(1, out string? t)) { t = Read(); _cache[1] = t; } return t; }")]
    [InlineData("string Go() { if (_cache.TryGetValue(1, out string? t)) { return t; } t = Read(); _cache.Add(1, t); return t; }")]
    [InlineData("string Go() => _shared.GetOrAdd(1, _ => Read());")]
    public Task What_fills_a_cache_may_block(string member) => Cached(member, DiagnosticSeverity.Info);

    [Theory]
    [InlineData("string Go() { if (_text is null) { return Read(); } return _text; }")]
    [InlineData("string Go() { if (_text is not null) { _text = Read(); } return \"\"; }")]
    [InlineData("string Go() { if (_text is not null) { Read(); _text = null; } return \"\"; }")]
    [InlineData("string Go() { string? t = null; t ??= Read(); return t; }")]
    [InlineData("string Go() { if (_text is not null) { return _text; } return Read(); }")]
    [InlineData("string Go() { if (_cache.TryGetValue(1, out string? t)) { return t; } return Read(); }")]
    [InlineData("string Go() => _text ?? Read();")]
    public Task What_is_read_each_time_blocks(string member) => Cached(member, DiagnosticSeverity.Warning);

    private static async Task Cached(string member, DiagnosticSeverity severity) => Assert.Equal(
        severity,
        Assert.Single(await Test("Go();", $$"""
            string? _text; readonly Dictionary<int, string> _cache = []; readonly System.Collections.Concurrent.ConcurrentDictionary<int, string> _shared = new();
            {{member}}
            """).DiagnosticsAsync()).Severity);

    private static Task Check(string statement, string members) => Test(statement, members).RunAsync();

    private static RuleTest Test(string statement, string members) => new RuleTest(RuleIds.TransitiveBlocking).File($$"""
        class C
        {
            int n;
            async Coro F() { {{statement}} await Coro.Sleep(default); }
            {{members}}
            ValueTask Now() { Read(); return default; }
            async ValueTask Later() => await Task.Yield();
            static string Read() => System.IO.File.ReadAllText("a");
        }
        """);
}
