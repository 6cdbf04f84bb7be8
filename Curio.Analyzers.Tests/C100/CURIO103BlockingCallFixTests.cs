using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

/// <summary>Other calls that block go to a worker; the edges of that are shown with files.</summary>
public sealed class CURIO103BlockingCallFixTests
{
    [Theory]
    [InlineData("string? s = [|Console.ReadLine()|];", "string? s = await Coro.RunInThread(static () => Console.ReadLine());")]
    [InlineData("string s = [|Console.ReadLine()|]!;", "string s = (await Coro.RunInThread(static () => Console.ReadLine()))!;")]
    [InlineData("string s = [|Console.ReadLine()|] ?? \"\";", "string s = await Coro.RunInThread(static () => Console.ReadLine()) ?? \"\";")]
    [InlineData("while ([|Console.ReadLine()|] is { } line) { }", "while (await Coro.RunInThread(static () => Console.ReadLine()) is { } line) { }")]
    [InlineData("int k = [|Console.ReadKey()|].KeyChar;", "int k = (await Coro.RunInThread(static () => Console.ReadKey())).KeyChar;")]
    [InlineData("var a = [|Dns.GetHostAddresses(host)|];", "var a = await Coro.RunInThread(() => Dns.GetHostAddresses(host));")]
    [InlineData("[|process.WaitForExit()|];", "await Coro.RunInThread(() => process.WaitForExit());")]
    [InlineData("bool b = [|process.WaitForExit(500)|];", "bool b = await Coro.RunInThread(() => process.WaitForExit(500));")]
    [InlineData("[|_process.WaitForExit()|];", "await Coro.RunInThread(() => _process.WaitForExit());")]
    [InlineData("maybe?[|.WaitForExit()|];", "await Coro.RunInThread(() => maybe?.WaitForExit());")]
    [InlineData("int n = [|socket.Receive(buffer)|];", "int n = await Coro.RunInThread(() => socket.Receive(buffer));")]
    [InlineData("Take([|Console.ReadLine()|], [|Console.Read()|]);", "Take(await Coro.RunInThread(static () => Console.ReadLine()), await Coro.RunInThread(static () => Console.Read()));")]
    [InlineData("int n = [|command.ExecuteNonQuery()|];", "int n = await Coro.RunInThread(() => command.ExecuteNonQuery());")]
    [InlineData("using var r = [|command.ExecuteReader()|];", "using var r = await Coro.RunInThread(() => command.ExecuteReader());")]
    public Task A_call_goes_to_a_worker(string statement, string expected) =>
        new RuleTest(RuleIds.BlockingCall).File(Method(statement), Method(expected)).RunAsync();

    [Theory]
    [InlineData("lock (this) { [|Console.ReadLine()|]; }", true)]
    [InlineData("unsafe { [|Console.ReadLine()|]; }")]
    [InlineData("var a = [|Dns.GetHostAddresses(Host())|];")]
    [InlineData("Span<byte> b = stackalloc byte[9]; int n = [|socket.Receive(b)|];")]
    [InlineData("[|socket.ReceiveFrom(buffer, ref from)|];")]
    [InlineData("_sum += [|Console.Read()|];")]
    [InlineData("_sum = _sum + [|Console.Read()|];")]
    [InlineData("this._sum = 2 * (this._sum - [|Console.Read()|]);")]
    [InlineData("[|Local.Host.WaitForExit()|];")]
    [InlineData("new List<string>().ForEach(h => [|Dns.GetHostAddresses(h)|]);")]
    public Task A_call_that_means_something_else_there_stays(string statement, bool locked = false) => new RuleTest(RuleIds.BlockingCall)
        .File(Method(locked ? statement.Replace("lock", "{|CURIO105:lock|}", StringComparison.Ordinal) : statement)).OffersNoFix().RunAsync();

    [Theory]
    [InlineData("var a = [|Dns.GetHostAddresses(\"a\")|];", "var a = await Dns.GetHostAddressesAsync(\"a\");")]
    [InlineData("[|p.WaitForExit()|];", "await p.WaitForExitAsync();")]
    [InlineData("bool d = [|p.WaitForExit(500)|];", "bool d = await Task.Run(() => p.WaitForExit(500));")]
    [InlineData("string? l = [|Console.ReadLine()|];", "string? l = await Task.Run(static () => Console.ReadLine());")]
    [InlineData("[|s.Flush()|];", "await s.FlushAsync();")]
    [InlineData("int n = [|s.Read(b, 0, 9)|];", "int n = await s.ReadAsync(b, 0, 9);")]
    [InlineData("p?[|.WaitForExit()|];", "await Task.Run(() => p?.WaitForExit());")]
    public Task Without_a_kernel_the_remedies_are_those_of_DotNet(string statement, string expected) =>
        new RuleTest(RuleIds.BlockingCall).WithoutCurio().EditorConfig("curio_context = all_async")
            .File(AllAsync(statement), AllAsync(expected)).RunAsync();

    private static string AllAsync(string statement) => $$"""
        using System;
        using System.Diagnostics;
        using System.IO;
        using System.Net;
        using System.Threading.Tasks;

        class C { async Task F(Process p, Stream s, byte[] b) { {{statement}} } }
        """;

    private static string Method(string statements) => $$"""
        using System.Diagnostics;
        using System.Net;
        using System.Net.Sockets;
        using System.Data.Common;

        static class Local { public static Process Host => null!; }

        class C
        {
            int _sum;
            readonly Process _process = null!;
            string Host() => $"{_sum}";
            void Take(string? s, int n) { }
            async Coro F(string host, Process process, Process? maybe, Socket socket, byte[] buffer, EndPoint from, DbCommand command)
            {
                {{statements}}
            }
        }
        """;
}
