using Fluxa.Processor.Events;
using Fluxa.Processor.Failures;

namespace Fluxa.Processor.Tests.Failures;

public sealed class RedeliveryLadderTests
{
    [Fact]
    public void The_default_is_10_s_then_1_5_and_15_minutes()
        => Assert.Equal(
            [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)],
            RedeliveryLadder.TryRead(new ProcessorOptions().Redeliveries)!);

    [Theory]
    [InlineData("", 0)]
    [InlineData("  ", 0)]
    [InlineData("00:00:01", 1)]
    [InlineData(" 00:00:10  00:00:10 ", 2)]
    [InlineData("00:15:00 01:00:00 1.00:00:00 7.00:00:00", 4)]
    public void A_ladder_has_steps_that_do_not_shrink(string text, int steps) => Assert.Equal(steps, RedeliveryLadder.TryRead(text)!.Length);

    [Theory]
    [InlineData("soon")]
    [InlineData("00:00:00.5")]
    [InlineData("8.00:00:00")]
    [InlineData("00:01:00 00:00:10")]
    [InlineData("00:00:10,00:01:00")]
    [InlineData("-00:00:10")]
    public void Anything_else_is_none(string text) => Assert.Null(RedeliveryLadder.TryRead(text));

    [Fact]
    public void It_has_at_most_20_steps()
    {
        Assert.Equal(20, RedeliveryLadder.TryRead(string.Join(' ', Enumerable.Repeat("00:00:10", 20)))!.Length);
        Assert.Null(RedeliveryLadder.TryRead(string.Join(' ', Enumerable.Repeat("00:00:10", 21))));
    }
}
