using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Tests.Traffic;

public sealed class DurationOptionTests
{
    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("30s", 30)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7200)]
    public void A_time_has_a_unit(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), DurationOption.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("1e400h")]
    [InlineData("99999999999999999999h")]
    public void Anything_else_is_none(string text) => Assert.Null(DurationOption.Parse(text));
}
