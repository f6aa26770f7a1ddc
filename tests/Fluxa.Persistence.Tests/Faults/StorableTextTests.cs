using Fluxa.Persistence.Faults;

namespace Fluxa.Persistence.Tests.Faults;

public sealed class StorableTextTests
{
    [Fact]
    public void Keeps_what_PostgreSQL_keeps() =>
        Assert.All(["", null, "plain Ω 👍👍 end"], text => Assert.True(StorableText.IsStorable(text)));

    [Fact]
    public void Knows_what_PostgreSQL_can_not_keep() =>
        Assert.All(
            ["\0", "a\0b", "\uD83D", "\uDC4D\uD83D", "👍\uD83Dx", "👍\uDC4D"],
            text => Assert.False(StorableText.IsStorable(text)));

    [Fact]
    public void Mends_what_it_can_not_keep_and_cuts_what_is_too_long()
    {
        Assert.Equal("fine", StorableText.Mend("fine", 10));
        Assert.Equal("a\uFFFDb\uFFFDc", StorableText.Mend("a\0b\uD83Dc", 10));
        Assert.Equal("123456789\uFFFD", StorableText.Mend("123456789👍", 10));
    }
}
