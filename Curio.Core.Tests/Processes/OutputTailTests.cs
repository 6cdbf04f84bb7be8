namespace Curio.Tests.Processes;

public sealed class OutputTailTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("ab", "ab")]
    [InlineData("abcd", "abcd")]
    [InlineData("abcdef", "cdef")]
    [InlineData("abcdefghijk", "hijk")]
    public void The_end_is_kept(string written, string kept)
    {
        var bySingle = new OutputTail(4);
        foreach (char c in written)
        {
            bySingle.Append([(byte)c]);
        }
        var atOnce = new OutputTail(4);
        atOnce.Append(System.Text.Encoding.UTF8.GetBytes(written));
        Assert.Equal(kept, bySingle.ToString());
        Assert.Equal(kept, atOnce.ToString());
    }

    [Fact]
    public void A_character_cut_in_two_is_left_out()
    {
        var tail = new OutputTail(4);
        tail.Append("aüöä"u8);
        Assert.Equal("öä", tail.ToString());
        tail.Append("b"u8);
        Assert.Equal("äb", tail.ToString());
    }
}
