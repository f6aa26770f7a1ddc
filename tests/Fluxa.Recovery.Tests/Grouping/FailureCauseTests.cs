using Fluxa.Recovery.Grouping;

namespace Fluxa.Recovery.Tests.Grouping;

public sealed class FailureCauseTests
{
    private const string Stack = "   at Shop.Prices.Of(String id) in /src/Prices.cs:line 17";

    [Fact]
    public void Is_one_for_failures_that_differ_in_ids_numbers_values_and_lines() => Assert.Equal(
        Of("No price for 'a' in order 17", Stack),
        Of("No price for 'b' in order 18", Stack.Replace("17", "21", StringComparison.Ordinal)));

    [Fact]
    public void Is_another_where_the_message_says_something_else() => Assert.NotEqual(Of("No price for 'a'", Stack), Of("No stock of 'a'", Stack));

    [Fact]
    public void Is_another_where_the_top_frame_is() => Assert.NotEqual(Of("No price", Stack), Of("No price", "   at Shop.Stock.Of(String id)"));

    [Theory]
    [InlineData("Other:Type", "q_error", "r", "T")]
    [InlineData("A:B", "other_error", "r", "T")]
    [InlineData("A:B", "q_error", "other", "T")]
    [InlineData("A:B", "q_error", "r", "Other")]
    public void Is_another_where_type_queue_reason_or_exception_differ(string type, string queue, string reason, string exception) =>
        Assert.NotEqual(FailureCause.Of("A:B", "q_error", "r", "T", "m", null).Group, FailureCause.Of(type, queue, reason, exception, "m", null).Group);

    [Fact]
    public void Is_titled_by_the_exceptions_short_name_and_the_message() =>
        Assert.Equal("PriceException: No price for '…'", FailureCause.Of("A:B", "q_error", "r", "Shop.Errors+PriceException", "No price for 'a'", null).Title);

    [Fact]
    public void Is_titled_by_the_reason_where_nobody_threw() => Assert.Equal("process_killed", FailureCause.Of(null, "q_error", "process_killed", null, null, null).Title);

    [Fact]
    public void Has_a_title_of_bounded_length() => Assert.InRange(FailureCause.Of(null, "q", "r", "T", new string('x', 5000), null).Title.Length, 1, 300);

    private static FailureCause Of(string message, string stack) => FailureCause.Of("A:B", "q_error", "r", "T", message, stack);
}
