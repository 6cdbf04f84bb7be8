using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C300;

/// <summary>How handlers let a cancellation go on.</summary>
public sealed class CURIO301SwallowedCancellationFixTests
{
    [Theory]
    [InlineData("[|catch|] { }", "catch (Exception e) when (e is not CancelledException) { }")]
    [InlineData("[|catch|] (Exception) { }", "catch (Exception e) when (e is not CancelledException) { }")]
    [InlineData("[|catch|] (Exception x) { Log(x); }", "catch (Exception x) when (x is not CancelledException) { Log(x); }")]
    [InlineData("[|catch|] (Exception x)\n{ }", "catch (Exception x) when (x is not CancelledException)\n{ }")]
    [InlineData("[|catch|]\n{ }", "catch (Exception e) when (e is not CancelledException)\n{ }")]
    [InlineData("[|catch|] /* a */ (Exception /* b */) /* c */ { }", "catch /* a */ (Exception /* b */ e) when (e is not CancelledException) /* c */ { }")]
    [InlineData("[|catch|] (OperationCanceledException) { }", "catch (OperationCanceledException e) when (e is not CancelledException) { }")]
    [InlineData("[|catch|] (Exception x) when (x is not ArgumentException) { }", "catch (Exception x) when (x is not ArgumentException && x is not CancelledException) { }")]
    [InlineData("[|catch|] (Exception x) when (x is SystemException || n > 1) { }", "catch (Exception x) when ((x is SystemException || n > 1) && x is not CancelledException) { }")]
    [InlineData("[|catch|] { int e = n; }", "catch (Exception ex) when (ex is not CancelledException) { int e = n; }")]
    [InlineData("catch (ArgumentException) { } [|catch|] { }", "catch (ArgumentException) { } catch (Exception e) when (e is not CancelledException) { }")]
    public Task A_handler_of_failures_gets_a_filter(string handler, string expected) => Becomes(handler, expected);

    [Theory]
    [InlineData("[|catch|] (CancelledException) { n++; }", "catch (CancelledException) { n++; throw; }")]
    [InlineData("[|catch|] (CancelledException)\n{\n    n++;\n}", "catch (CancelledException)\n{\n    n++;\n    throw;\n}")]
    public Task A_handler_of_cancellation_rethrows(string handler, string expected) => Becomes(handler, expected);

    [Theory]
    [InlineData("[|catch|] (CancelledException) { return; }")]
    [InlineData("[|catch|] (CancelledException) { if (n > 1) return; }")]
    public Task A_handler_with_exits_of_its_own_is_left_alone(string handler) => new RuleTest(RuleIds.SwallowedCancellation)
        .File(Around(handler)).OffersNoFix().RunAsync();

    [Fact]
    public Task All_handlers_are_fixed() => Becomes(
        "[|catch|] { } try { await Op(); } [|catch|] (Exception x) { Log(x); }",
        "catch (Exception e) when (e is not CancelledException) { } try { await Op(); } catch (Exception x) when (x is not CancelledException) { Log(x); }");

    private static Task Becomes(string handler, string expected) =>
        new RuleTest(RuleIds.SwallowedCancellation).File(Around(handler), Around(expected)).RunAsync();

    private static string Around(string handler) =>
        CURIO301SwallowedCancellationTests.Method($"try {{ await Op(); }} {handler} await Op();");
}
