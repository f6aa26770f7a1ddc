using Fluxa.Cli.Dlq.Tables;

namespace Fluxa.Cli.Tests.Dlq;

public sealed class AgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-5, "now")]
    [InlineData(0.4, "now")]
    [InlineData(59.9, "59s ago")]
    [InlineData(60, "1m ago")]
    [InlineData(3599, "59m ago")]
    [InlineData(47 * 3600, "47h ago")]
    [InlineData(49 * 3600, "2d ago")]
    public void Is_short_and_never_rounded_up(double seconds, string age) => Assert.Equal(age, Age.Of(Now.AddSeconds(-seconds), Now));
}
