using Fluxa.Recovery.Grouping;

namespace Fluxa.Recovery.Tests.Grouping;

public sealed class CauseTextTests
{
    [Theory]
    [InlineData("Event 0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f failed", "Event {id} failed")]
    [InlineData("Event 0198f2c16d0e7c3b9a512f6f0c1d2e3f failed", "Event {id} failed")]
    [InlineData("The payload has 123 bytes, 4,567 were announced.", "The payload has {n} bytes, {n} were announced.")]
    [InlineData("merchant 'Corner Shop' is blocked", "merchant '…' is blocked")]
    [InlineData("merchant \"Bäckerei 24\" is blocked", "merchant \"…\" is blocked")]
    [InlineData("user u-17 of order4711", "user u{n} of order{n}")]
    [InlineData("no answer from 10.0.0.17:5432 within 00:00:15.250", "no answer from {n}:{n} within {time}")]
    [InlineData("at 2026-11-21T10:00:00.123Z exactly", "at {time} exactly")]
    [InlineData("mail to ann.b+c@shop.example bounced", "mail to {mail} bounced")]
    [InlineData("object 0x1F at a94f12bc99 lost", "object {hex} at {hex} lost")]
    [InlineData("a  line\n   and another", "a line and another")]
    [InlineData("the defaced facade", "the defaced facade")]
    [InlineData("", "")]
    public void Takes_out_what_varies_and_leaves_the_rest(string message, string expected) => Assert.Equal(expected, CauseText.Normalise(message));

    [Fact]
    public void Gives_the_same_for_a_text_that_is_normalised_already()
    {
        const string message = "Order 17 of 'x' at 10:00:00 (0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f) a94f12bc99";

        var once = CauseText.Normalise(message);

        Assert.Equal(once, CauseText.Normalise(once));
    }

    [Fact]
    public void Names_the_top_frames_without_lines_files_and_what_the_compiler_made()
    {
        const string stack = """
               at Shop.Prices.Of(String id) in /src/Shop/Prices.cs:line 17
               at Shop.Cart.<>c__DisplayClass3_0.<AddAsync>b__0(Item item) in /src/Shop/Cart.cs:line 99
               at Shop.Cart.<AddAsync>d__7.MoveNext()
            --- End of stack trace from previous location ---
               at Shop.Door.Main(String[] args)
            """;

        Assert.Equal(["Shop.Prices.Of", "Shop.Cart.AddAsync", "Shop.Cart.AddAsync"], CauseText.TopFrames(stack, 3));
    }

    [Fact]
    public void Ends_in_time_on_a_text_made_to_hold_it_up()
    {
        var message = string.Concat(Enumerable.Repeat("'\"a1@", 100_000));

        var started = TimeProvider.System.GetTimestamp();
        CauseText.Normalise(message);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }
}
