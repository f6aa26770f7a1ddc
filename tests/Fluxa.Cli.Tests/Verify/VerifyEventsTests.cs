using Fluxa.Cli.Verify;
using Fluxa.Events;
using Fluxa.Testing.Time;

namespace Fluxa.Cli.Tests.Verify;

public sealed class VerifyEventsTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void Every_kind_is_one_that_Fluxa_takes()
    {
        var events = new VerifyEvents("verify-", _clock);

        Assert.All(Enumerable.Range(0, 50), number => Assert.IsType<EventReadOutcome.Valid>(TransactionReader.Read(events.Make(number).Payload, _clock.GetUtcNow())));
    }

    [Fact]
    public void The_sizes_on_both_sides_of_the_inline_limit_are_exact()
    {
        var sizes = Enumerable.Range(0, 50).Select(number => new VerifyEvents("verify-", _clock).Make(number).Payload.Length).ToList();

        Assert.Contains(262_144, sizes);
        Assert.Contains(262_145, sizes);
        Assert.Contains(1_048_576, sizes);
    }
}
