using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws;

public sealed class MessageCharactersTests
{
    [Theory]
    [InlineData(0x9)]
    [InlineData(0xA)]
    [InlineData(0xD)]
    [InlineData(0x20)]
    [InlineData(0xD7FF)]
    [InlineData(0xE000)]
    [InlineData(0xFFFD)]
    [InlineData(0x10000)]
    [InlineData(0x10FFFF)]
    public void The_edges_of_what_is_allowed_are_allowed(int codePoint) =>
        Assert.Equal(-1, MessageCharacters.IndexOfIllegal($"ab{char.ConvertFromUtf32(codePoint)}cd"));

    [Theory]
    [InlineData('\u0000')]
    [InlineData('\u0008')]
    [InlineData('\u000B')]
    [InlineData('\u000C')]
    [InlineData('\u000E')]
    [InlineData('\u001F')]
    [InlineData('\uD800')]
    [InlineData('\uDBFF')]
    [InlineData('\uDC00')]
    [InlineData('\uDFFF')]
    [InlineData('\uFFFE')]
    [InlineData('\uFFFF')]
    public void The_first_other_character_is_found(char illegal)
    {
        Assert.Equal(4, MessageCharacters.IndexOfIllegal($"😀ab{illegal}cd\0"));
        Assert.Equal(2, MessageCharacters.IndexOfIllegal($"ab{illegal}"));
    }

    [Fact]
    public void Every_character_of_the_basic_plane_is_judged_as_AWS_writes_it()
    {
        for (var code = 0; code <= 0xFFFF; code++)
        {
            var allowed = code is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD);

            Assert.Equal(allowed ? -1 : 0, MessageCharacters.IndexOfIllegal([(char)code]));
        }
    }

    [Fact]
    public void A_pair_in_the_wrong_order_is_two_lone_halves() => Assert.Equal(1, MessageCharacters.IndexOfIllegal("a\uDE00\uD83D"));
}
