namespace Curio.Tests.Parity;

public class TestIndexTests
{
    [Theory]
    [InlineData("[Fact] public void Something_happens_K01() { }", "K01")]
    [InlineData("[Fact] public void K01_Something_happens() { }", "K01")]
    [InlineData("[Theory] public void T10a_Something_happens(int x) { }", "T10")]
    [InlineData("[Fact] public void Something_happens_K01_K02() { }", "K01 K02")]
    [InlineData("[Fact] public void P03_Something_happens_and_P04b_something_else() { }", "P03 P04")]
    [InlineData("[Fact] public void K01a_Something_of_K01() { }", "K01")]
    [InlineData("[Xunit.Fact(Skip = null)] public void K01_Something() { }", "K01")]
    [InlineData("[CurioFact] public async Coro K01_Something() { }", "K01")]
    [InlineData("[Fact, Trait(\"Parity\", \"X03\")] public void Something() { }", "X03")]
    [InlineData("[Fact][Trait(\"Parity\", \"X03\")][Trait(\"Speed\", \"slow\")] public void K01_Something() { }", "K01 X03")]
    [InlineData("public void K01_No_test() { }", "")]
    [InlineData("[Obsolete] public void K01_No_test() { }", "")]
    [InlineData("[Fact] public void CURIO101_fires_on_K1_or_KK01_or_K012_or_K01ab() { }", "")]
    public void A_test_names_its_rows(string method, string ids) => Assert.Equal(
        ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static id => (id, "C")),
        TestIndex.Of($"class C {{ {method} }}").Select(static pair => (pair.Id, pair.Test.Split('.')[0])));

    [Fact]
    public void A_trait_of_the_class_counts_for_each_of_its_tests() => Assert.Equal(
        [("O07", "C.First"), ("O07", "C.Second")],
        TestIndex.Of("[Trait(\"Parity\", \"O07\")] class C { [Fact] void First() { } [Fact] void Second() { } void Third() { } }"));

    [Fact]
    public void What_stands_in_a_string_or_a_comment_is_no_test() => Assert.Empty(
        TestIndex.Of("class C { string s = \"\"\" [Fact] void K01_A() { } \"\"\"; /* [Fact] void K02_B() { } */ }"));
}
