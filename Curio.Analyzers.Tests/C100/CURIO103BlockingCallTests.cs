using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

public sealed class CURIO103BlockingCallTests
{
    [Theory]
    [InlineData("[|Console.ReadLine()|];")]
    [InlineData("[|Console.ReadKey(true)|];")]
    [InlineData("_ = [|Dns.GetHostAddresses(path)|];")]
    [InlineData("using Process p = new(); [|p.WaitForExit()|];")]
    [InlineData("using Process p = new(); [|p.WaitForExit(100)|];")]
    [InlineData("using Process p = new(); _ = [|p.StandardOutput.ReadToEnd()|];")]
    [InlineData("using HttpClient c = new(); _ = [|c.Send(new())|];")]
    [InlineData("using Socket s = new(SocketType.Stream, ProtocolType.Tcp); _ = [|s.Receive(new byte[1])|];")]
    [InlineData("using Socket s = new(SocketType.Stream, ProtocolType.Tcp); _ = [|s.Poll(1, SelectMode.SelectRead)|];")]
    [InlineData("using TcpClient c = [|new TcpClient(path, 80)|];")]
    [InlineData("_ = [|new System.Net.NetworkInformation.Ping().Send(path)|];")]
    [InlineData("DbConnection c = null!; [|c.Open()|];")]
    [InlineData("DbConnection? c = null; c?[|.Open()|];")]
    [InlineData("System.Data.IDbCommand c = null!; _ = [|c.ExecuteScalar()|];")]
    [InlineData("_ = [|stream.Read(new byte[1])|];")]
    [InlineData("[|stream.CopyTo(new MemoryStream())|];")]
    [InlineData("[|new MemoryStream().CopyTo(stream)|];")]
    [InlineData("using StreamReader r = new(stream); _ = [|r.ReadLine()|];")]
    [InlineData("using BinaryReader r = new(stream); _ = [|r.ReadInt32()|];")]
    [InlineData("_ = [|JsonSerializer.Deserialize<int>(stream)|];")]
    [InlineData("_ = [|System.Security.Cryptography.SHA256.HashData(stream)|];")]
    [InlineData("using var x = System.Xml.XmlReader.Create(stream); while ([|x.Read()|]) n++;")]
    [InlineData("Stream m = new MemoryStream(); m = stream; _ = [|m.ReadByte()|];")]
    [InlineData("Stream m = n > 1 ? new MemoryStream() : stream; _ = [|m.ReadByte()|];")]
    [InlineData("Stream m = stream ?? new MemoryStream(); _ = [|m.ReadByte()|];")]
    [InlineData("_ = [|_field.ReadByte()|];")]
    [InlineData("using (var c = Make()) { n++; } static TextReader Make() => null!; _ = [|Make().ReadToEnd()|];")]
    [InlineData("[|MyBlocking()|]; _ = [|new C(1)|]; _ = [|Slow|]; MyFast();")]
    [InlineData("_ = [|((IMine)null!).Wait1()|];")]
    [InlineData("[|GC.WaitForPendingFinalizers()|];")]
    public Task A_blocking_call_is_reported(string statements) => Run(statements);

    [Theory]
    [InlineData("Console.WriteLine(n); Console.Out.WriteLine(n); Console.Error.Write(n);")]
    [InlineData("using Process p = new(); _ = p.WaitForExit(0); p.Start();")]
    [InlineData("using Socket s = new(SocketType.Stream, ProtocolType.Tcp); _ = s.Poll(0, SelectMode.SelectRead); _ = s.Poll(TimeSpan.Zero, SelectMode.SelectRead);")]
    [InlineData("using Socket s = new(SocketType.Stream, ProtocolType.Tcp) { Blocking = false }; _ = s.Receive(new byte[1]);")]
    [InlineData("using Socket s = new(SocketType.Stream, ProtocolType.Tcp); s.Blocking = false; _ = s.Receive(new byte[1]); _ = s.Send(new byte[1]);")]
    [InlineData("using UdpClient c = new(); _ = c.Send(new byte[1], 1);")]
    [InlineData("using MemoryStream m = new(); m.WriteByte(1); m.CopyTo(new MemoryStream()); m.Flush();")]
    [InlineData("Stream m = new MemoryStream(); _ = m.Read(new byte[1]); _ = m?.ReadByte();")]
    [InlineData("Stream m = Stream.Null; _ = m.ReadByte(); _ = TextReader.Null.ReadLine();")]
    [InlineData("TextReader r = new StringReader(path); _ = r.ReadToEnd(); TextWriter w = new StringWriter(); w.Write(n);")]
    [InlineData("_ = ((Stream)new MemoryStream()).ReadByte(); _ = ((object)path as MemoryStream)!.ReadByte();")]
    [InlineData("if (o is MemoryStream m) _ = m.ReadByte();")]
    [InlineData("using StreamReader r = new(new MemoryStream()); _ = r.ReadLine();")]
    [InlineData("using StreamReader r = new(new GZipStream(new BufferedStream(new MemoryStream()), CompressionMode.Decompress)); _ = r.ReadToEnd();")]
    [InlineData("Stream m = new MemoryStream(); using var r = new BinaryReader(m); _ = r.ReadInt32();")]
    [InlineData("using var x = System.Xml.XmlReader.Create(new StringReader(path)); _ = x.Read();")]
    [InlineData("using var x = System.Xml.XmlWriter.Create(new StringBuilder()); x.WriteString(path);")]
    [InlineData("_ = JsonSerializer.Deserialize<int>(path); _ = JsonSerializer.Deserialize<int>(new MemoryStream());")]
    [InlineData("_ = System.Security.Cryptography.SHA256.HashData(new byte[1]);")]
    [InlineData("_ = _memory.ReadByte(); _ = _assigned.ReadByte(); _ = s_reader.ReadLine();")]
    [InlineData("Stream m = n > 1 ? new MemoryStream() : Stream.Null; _ = m.ReadByte();")]
    [InlineData("_ = new MyStream().ReadByte();")]
    [InlineData("using CancellationTokenSource c = new(); c.Cancel();")]
    [InlineData("await stream.ReadAsync(new byte[1]); await stream.FlushAsync();")]
    [InlineData("_ = nameof(Console.ReadLine); _ = (Func<string?>)Console.ReadLine;")]
    [InlineData("MyFast(); _ = new Derived().MyOverride();")]
    [InlineData("await Coro.RunInThread(() => Console.ReadLine());")]
    [InlineData("_ = stream.Length; stream.Position = 1; stream.Dispose();")]
    public Task Other_code_is_silent(string statements) => Run(statements);

    [Theory]
    [InlineData("_ = [|s.Receive(b)|]; s.Blocking = false; _ = s.Receive(b);")]
    [InlineData("if (n > 1) { s.Blocking = false; } _ = [|s.Receive(b)|];")]
    [InlineData("if (n > 1) { s.Blocking = false; _ = s.Receive(b); } else { _ = [|s.Receive(b)|]; }")]
    [InlineData("while (n > 1) { _ = [|s.Receive(b)|]; s.Blocking = false; }")]
    [InlineData("foreach (var p in paths) { s.Blocking = false; } _ = [|s.Receive(b)|];")]
    [InlineData("s.Blocking = false; s.Blocking = true; _ = [|s.Receive(b)|];")]
    [InlineData("s.Blocking = false; s.Blocking = n > 1; _ = [|s.Receive(b)|];")]
    [InlineData("s.Blocking = false; s = Other(); _ = [|s.Receive(b)|];")]
    [InlineData("Other().Blocking = false; _socket.Blocking = false; _ = [|s.Receive(b)|];")]
    [InlineData("try { n++; s.Blocking = false; } finally { _ = [|s.Receive(b)|]; }")]
    [InlineData("switch (n) { case 1: s.Blocking = false; break; } _ = [|s.Receive(b)|];")]
    public Task A_socket_blocks_until_it_is_told_not_to(string statements) => Socket(statements);

    [Theory]
    [InlineData("s.Blocking = false; _ = s.Receive(b); _ = s.Send(b);")]
    [InlineData("s.Blocking = false; if (n > 1) { while (n > 2) { _ = s.Receive(b); } }")]
    [InlineData("try { s.Blocking = false; _ = s.Receive(b); } finally { n++; }")]
    [InlineData("try { s.Blocking = false; } catch (Exception) { return; } _ = s.Receive(b);")]
    [InlineData("using (o as IDisposable) { s.Blocking = false; } _ = s.Receive(b);")]
    [InlineData("if (s.Blocking) { s.Blocking = false; } _ = s.Receive(b);")]
    [InlineData("if (s.Blocking) s.Blocking = false; _ = s.Receive(b);")]
    [InlineData("s.Blocking = true; s.Blocking = false; _ = s.Receive(b); s.Blocking = true;")]
    [InlineData("while (n > 1) { s.Blocking = false; _ = s.Receive(b); }")]
    [InlineData("_socket.Blocking = false; _ = _socket.Receive(b);")]
    [InlineData("s.Blocking = false; paths.ForEach(p => s.Send(b));")]
    [InlineData("Own(); Setup(); void Setup() => s.Blocking = false; async Coro Own() { _ = s.Receive(b); await Coro.Sleep(t); }")]
    public Task A_socket_that_was_told_not_to_block_is_silent(string statements) => Socket(statements);

    private static Task Socket(string statements) => BlockingCode.InCoroutine(
        RuleIds.BlockingCall,
        "await Coro.Sleep(t); byte[] b = new byte[1]; Socket s = Other(); " + statements,
        "private readonly Socket _socket = Other(); static Socket Other() => null!;").RunAsync();

    [Theory]
    [InlineData("await p.WaitForExitAsync(); p.WaitForExit();")]
    [InlineData("await p.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false); p.WaitForExit(); _ = p.WaitForExit(100);")]
    [InlineData("await Coro.FromTask(ct => p.WaitForExitAsync(ct)); p.WaitForExit();")]
    [InlineData("await Coro.TimeoutAfter(t, Coro.FromTask(ct => p.WaitForExitAsync(ct))); p.WaitForExit();")]
    [InlineData("await Coro.RunInThread(() => p.WaitForExit()); p.WaitForExit();")]
    [InlineData("[|p.WaitForExit()|]; p.WaitForExit();")]
    [InlineData("if ([|p.WaitForExit(100)|]) { p.WaitForExit(); }")]
    [InlineData("if (![|p.WaitForExit(100)|]) { p.Kill(); await p.WaitForExitAsync(); } p.WaitForExit();")]
    [InlineData("if (p.HasExited) { p.WaitForExit(); }")]
    [InlineData("while (!p.HasExited) { await Coro.Sleep(t); } p.WaitForExit();")]
    [InlineData("try { await p.WaitForExitAsync(); } finally { [|p.WaitForExit()|]; }")]
    [InlineData("_ = p.WaitForExitAsync(); [|p.WaitForExit()|];")]
    [InlineData("await q.WaitForExitAsync(); [|p.WaitForExit()|];")]
    [InlineData("await p.WaitForExitAsync(); p = q; [|p.WaitForExit()|];")]
    [InlineData("await p.WaitForExitAsync(); p.Start(); [|p.WaitForExit()|];")]
    [InlineData("if (n > 1) { await p.WaitForExitAsync(); } [|p.WaitForExit()|];")]
    [InlineData("await Coro.IgnoreAfter(t, Coro.FromTask(ct => p.WaitForExitAsync(ct))); [|p.WaitForExit()|];")]
    public Task A_process_that_has_ended_is_waited_for_no_more(string statements) => BlockingCode.InCoroutine(
        RuleIds.BlockingCall,
        "Process p = new(), q = new(); " + statements).RunAsync();

    [Theory]
    [InlineData("async Coro F(bool async, Stream s) { if (async) await Coro.Sleep(default); else s.Flush(); }")]
    [InlineData("async Coro F(bool useAsync, Stream s) { _ = useAsync ? await Coro.RunInThread(() => 1) : s.ReadByte(); }")]
    [InlineData("async Coro F(bool isAsync, Stream s) { if (!isAsync) { s.Flush(); return; } await Coro.Sleep(default); }")]
    [InlineData("async Coro F(bool async, Stream s) { if (async) { await Coro.Sleep(default); return; } s.Flush(); }")]
    [InlineData("async Coro F(bool async, Stream s) { if (async) [|s.Flush()|]; else await Coro.Sleep(default); }")]
    [InlineData("async Coro F(bool twice, Stream s) { if (twice) [|s.Flush()|]; await Coro.Sleep(default); }")]
    [InlineData("async Coro F(bool async, Stream s) { if (async) await Coro.Sleep(default); [|s.Flush()|]; }")]
    public Task Where_a_flag_forbids_to_await_it_is_silent(string member) => BlockingCode.InClass(RuleIds.BlockingCall, member).RunAsync();

    [Theory]
    [InlineData("_ = [|v + v|];")]
    [InlineData("_ = [|-v|];")]
    [InlineData("[|v++|];")]
    [InlineData("[|v += v|];")]
    [InlineData("_ = [|(int)v|];")]
    [InlineData("_ = v * v; _ = v - v;")]
    [InlineData("await Coro.RunInThread(() => v + v);")]
    public Task An_operator_that_says_that_it_blocks_is_reported(string statement) => new RuleTest(RuleIds.BlockingCall).File($$"""
        class C { async Coro F(V v) { {{statement}} await Coro.Sleep(default); } }
        class V
        {
            [Blocking] public static V operator +(V a, V b) => a;
            [Blocking] public static V operator -(V a) => a;
            [Blocking] public static V operator ++(V a) => a;
            [Blocking] public static explicit operator int(V a) => 1;
            public static V operator *(V a, V b) => a;
            [NonBlocking] public static V operator -(V a, V b) => a;
        }
        """).RunAsync();

    [Theory]
    [InlineData("[|using|] (stream) { }", false)]
    [InlineData("TextWriter w = new StringWriter(); w.Write(1); Console.Out.Write(1); Console.WriteLine(1);", false)]
    [InlineData("TextWriter w = TextWriter.Null; w.Write(1);", false)]
    [InlineData("TextWriter w = null!; w.Write(1);", true)]
    [InlineData("stream.Dispose();", true)]
    [InlineData("using (stream) { }", true)]
    [InlineData("using (Stream s = new MemoryStream(), q = stream) { }", true)]
    [InlineData("using Stream s = stream;", true)]
    [InlineData("await using Stream s = stream;", false)]
    [InlineData("using Stream s = new MemoryStream();", false)]
    public async Task With_low_confidence_more_is_reported(string statements, bool reported)
    {
        RuleTest test = BlockingCode.InCoroutine(RuleIds.BlockingCall, statements.Replace("[|using|] (stream) { }", ""))
            .EditorConfig("dotnet_code_quality.confidence = low");
        Assert.Equal(reported ? [RuleIds.BlockingCall] : [], (await test.DiagnosticsAsync()).Select(d => d.Id));
    }

    [Theory]
    [InlineData("async Coro F(ZipArchive z) { using ([|z|]) { } await Coro.Sleep(default); }")]
    [InlineData("async Coro F(ZipArchive z) { using [|var y = z|]; await Coro.Sleep(default); }")]
    public Task The_disposal_of_an_archive_is_reported(string member) =>
        BlockingCode.InClass(RuleIds.BlockingCall, member.Replace("[|", "{|CURIO102:").Replace("|]", "|}")).RunAsync();

    [Theory]
    [InlineData("Console.ReadLine();", "'Console.ReadLine' blocks the kernel's only thread; use 'await Coro.RunInThread(() => Console.ReadLine())'")]
    [InlineData("stream.ReadByte();", "'Stream.ReadByte' blocks the kernel's only thread; use 'await Coro.RunInThread(() => …)'")]
    public async Task The_message_names_the_call_and_the_remedy(string statement, string message) =>
        Assert.Equal(message, Assert.Single(await BlockingCode.InCoroutine(RuleIds.BlockingCall, statement).DiagnosticsAsync()).GetMessage());

    [Theory]
    [InlineData("new System.Net.Mail.SmtpClient().Send(null!);", "'await SendMailAsync(…)'")]
    [InlineData("new System.Net.NetworkInformation.Ping().Send(\"\");", "'await SendPingAsync(…)'")]
    [InlineData("Console.ReadLine();", "'await Task.Run(() => Console.ReadLine())'")]
    [InlineData("Work();", "'await Task.Run(() => …)'")]
    [InlineData("Mine.Work();", "'await Task.Run(() => Mine.Work())'")]
    public async Task In_all_async_the_remedy_is_that_of_NET_and_never_the_caller(string statement, string remedy)
    {
        RuleTest test = BlockingCode.InFile(
            RuleIds.BlockingCall,
            $"class Mine {{ [Blocking] public static void Work() {{ }} public static async Task WorkAsync() {{ {statement.Replace("Work();", statement == "Work();" ? "Other();" : "Work();")} await Task.Yield(); }} [Blocking] void X() {{ }} [Blocking] static int Other() => 1; }}")
            .EditorConfig("curio_context = all_async");
        string expected = statement == "Work();" ? "'await Task.Run(() => Mine.Other())'" : remedy;
        Assert.EndsWith("; use " + expected, Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    [Theory]
    [InlineData("_ = [|items.ToList()|];")]
    [InlineData("_ = [|items.Where(i => i > 1).First()|];")]
    [InlineData("var q = items.Where(i => i > 1); _ = [|q.OrderBy(i => i).ToArray()|];")]
    [InlineData("_ = [|items.Count()|] + [|items.Any(i => i > 1)|].ToString().Length;")]
    [InlineData("_ = items.Where(i => i > 1); _ = list.ToList(); _ = list.Count(); _ = list.AsQueryable().First();")]
    [InlineData("_ = items.AsEnumerable().Where(i => i > 1);")]
    [InlineData("var all = [|items.ToList()|]; _ = all.ToList();")]
    [InlineData("var q = items.Where(i => i > 1); if (list.Count > 1) q = q.Where(i => i < 9); _ = [|q.Count()|]; q = q.Skip(1); _ = [|q.Count()|];")]
    [InlineData("IQueryable<int> q; if (list.Count > 1) q = items; else q = items.Skip(1); _ = [|q.Count()|];")]
    [InlineData("_ = [|(list.Count > 1 ? items : items.Skip(1)).First()|]; IQueryable<int>? q = items.Skip(1); _ = [|(q ?? items).First()|];")]
    [InlineData("_ = [|Few(items).Take(1).Count()|]; _ = [|Own().ToList()|]; _ = [|Either().First()|]; _ = [|Half().First()|];")]
    [InlineData("IEnumerable<int> q = items.Where(i => i > 1); _ = [|q.ToList()|];")]
    [InlineData("IQueryable<int> q; if (list.Count > 1) q = items; else q = list.AsQueryable(); _ = q.Count();")]
    [InlineData("_ = list.AsQueryable().Where(i => i > 1).Where(i => i < 9).First(); _ = Listed().Where(i => i > 1).Where(i => i < 9).First();")]
    [InlineData("_ = Listed().Concat(Listed()).First(); var q = Listed(); q = q.Skip(1); q = q.Skip(2); _ = q.First(); _ = [|items.Skip(1).Skip(2).First()|];")]
    [InlineData("IEnumerable<int> Numbers() { yield return 1; } _ = Numbers().AsQueryable().First(); IQueryable<int> Never() => throw new Exception(); _ = Never().First();")]
    [InlineData("var q = items.Skip(1); q = q.ToList().AsQueryable(); _ = q.Count(); Fill(out IQueryable<int> f); _ = f.Count();")]
    [InlineData("_ = (list.Count > 1 ? items : list.AsQueryable()).First(); _ = Listed().First(); _ = Open().First(); _ = Any(list.AsQueryable()).First();")]
    [InlineData("_ = Mixed().First(); IQueryable<int>? r = items.Skip(1); _ = (r ?? list.AsQueryable()).First(); _ = (r ??= list.AsQueryable()).First();")]
    [InlineData("_ = [|Given.First()|]; IQueryable<int>? q = null; _ = [|(q ?? items).First()|]; IQueryable<int>? r = null; if (list.Count > 1) r = items.Skip(1); _ = [|r!.First()|];")]
    [InlineData("_ = [|(list.Count switch { 1 => items.Skip(1), 2 => throw new Exception(), _ => items.Take(1) }).First()|]; _ = (list.Count switch { 1 => items.Skip(1), _ => Listed() }).First();")]
    [InlineData("IQueryable<int>? q = items?.Where(i => i > 1); _ = [|q!.First()|]; q ??= items!.Skip(1); _ = [|(Own() ?? throw new Exception()).First()|]; _ = Auto.First(); _ = Open2.First();")]
    [InlineData("_ = items.Snapshot().First(); _ = [|items.Page().First()|]; _ = list.AsQueryable().Page().First(); _ = [|Any(items.Skip(1)).First()|]; _ = [|Any(Any(items)).First()|]; _ = Any(Listed()).First();")]
    [InlineData("if (o is IQueryable<int> p) { p = p.Where(i => i > 1); _ = p.Count(); } if (Try(out IQueryable<int> q)) { q = q.Where(i => i > 1); _ = q.ToList(); }")]
    [InlineData("Fill(out IQueryable<int> r); if (list.Count > 1) r = items.Skip(1); _ = r.Count(); foreach (var e in queries) { var f = e; f = f.Skip(1); _ = f.Count(); }")]
    [InlineData("_ = _kept!.ToList(); _ = _first!.Count(); _ = Endless().First(); _ = Ping(items).First(); IQueryable<int> a = null!; a = a.Skip(1); _ = a.First();")]
    public Task A_query_blocks_where_it_is_run_by_a_database(string statements) => BlockingCode.InFile(
        RuleIds.BlockingCall,
        $$"""
        class C
        {
            readonly Microsoft.EntityFrameworkCore.DbSet<int> _own = null!;
            IQueryable<int> Given => _own;
            IQueryable<int> Own() => _own.Where(i => i > 1);
            IQueryable<int> Half() { IQueryable<int> q = _own; q = q.Skip(1); IQueryable<int> Inner() => new int[1].AsQueryable(); return q; }
            IQueryable<int> Either() { if (_own is null) { return Own(); } return _own.Take(1); }
            IQueryable<int> Mixed() { if (_own is null) { return Own(); } return Listed(); }
            IQueryable<int> Listed() => new int[1].AsQueryable();
            protected virtual IQueryable<int> Open() => _own;
            void Fill(out IQueryable<int> query) => query = _own;
            static IQueryable<int> Any(IQueryable<int> q) => q;
            static IQueryable<int> Ping(IQueryable<int> q) => Pong(q);
            static IQueryable<int> Pong(IQueryable<int> q) => Ping(q);
            static bool Try(out IQueryable<int> q) { q = null!; return true; }
            IQueryable<int> Endless() => Endless().Take(1);
            IQueryable<int> Auto { get; } = new int[1].AsQueryable();
            public virtual IQueryable<int> Open2 => _own;
            IEnumerable<int>? _kept;
            IEnumerable<int> Kept() => _kept = _kept ?? new int[1];
            IQueryable<int>? _first, _second;
            void Turn() { _first = _second!.Skip(1); _second = _first!.Skip(1); }
            static IQueryable<int> Few(Microsoft.EntityFrameworkCore.DbSet<int> set) => set.Take(3);
            async Coro F(Microsoft.EntityFrameworkCore.DbSet<int> items, List<int> list, object o, List<IQueryable<int>> queries)
            {
                {{statements}}
                await Coro.Sleep(default);
            }
        }

        static class Queries
        {
            public static IQueryable<int> Snapshot(this IQueryable<int> q) => q.ToList().AsQueryable();
            public static IQueryable<int> Page(this IQueryable<int> q) => q.Skip(1).Take(2);
        }

        namespace Microsoft.EntityFrameworkCore
        {
            abstract class DbSet<T> : IQueryable<T>
            {
                public Type ElementType => typeof(T);
                public System.Linq.Expressions.Expression Expression => null!;
                public IQueryProvider Provider => null!;
                public IEnumerator<T> GetEnumerator() => null!;
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!;
            }
        }
        """).RunAsync();

    private static Task Run(string statements) => BlockingCode.InFile(
        RuleIds.BlockingCall,
        $$"""
        class C
        {
            private Stream _field = new MemoryStream();
            private readonly Stream _memory = new MemoryStream(), _assigned;
            private static readonly TextReader s_reader = new StringReader("");

            C() => _assigned = new MemoryStream();

            [Blocking] C(int n) : this() { }

            void Replace(Stream stream) => _field = stream;

            [Blocking] static void MyBlocking() { }

            [NonBlocking] static void MyFast() { }

            [Blocking] static int Slow => 1;

            async Coro F(string path, Stream stream, int n, object o)
            {
                {{statements}}
                await Coro.Sleep(default);
            }
        }

        interface IMine { [Blocking] int Wait1(); }

        class Base { [Blocking] public virtual int MyOverride() => 1; }

        class Derived : Base { [NonBlocking] public override int MyOverride() => 1; }

        class MyStream : MemoryStreamLike { public override int ReadByte() => 1; }

        abstract class MemoryStreamLike : Stream
        {
            public override bool CanRead => true;
            public override bool CanSeek => true;
            public override bool CanWrite => true;
            public override long Length => 1;
            public override long Position { get; set; }
            public override void Flush() { }
            public override int Read(byte[] b, int o, int c) => 1;
            public override void Write(byte[] b, int o, int c) { }
            public override long Seek(long o, SeekOrigin s) => 1;
            public override void SetLength(long n) { }
        }
        """).RunAsync();
}
