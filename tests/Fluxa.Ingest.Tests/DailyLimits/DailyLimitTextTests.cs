using Fluxa.Events;
using Fluxa.Ingest.DailyLimits;

namespace Fluxa.Ingest.Tests.DailyLimits;

/// <summary>Rules as they stand in the configuration.</summary>
public sealed class DailyLimitTextTests
{
    [Fact]
    public void Reads_rules_for_tenants_types_and_fields()
    {
        var (rules, faults) = DailyLimitText.Read(" */*/user_id=1000, acme/fluxa.transaction.v1/merchant = 5 ,quiet/*/user_id=0,");

        Assert.Empty(faults);
        Assert.Equal(
            [new DailyLimitRule("*", "*", "user_id", 1000), new("acme", "fluxa.transaction.v1", "merchant", 5), new("quiet", "*", "user_id", 0)], rules);
    }

    [Theory]
    [InlineData("100")]
    [InlineData("*/user_id=100")]
    [InlineData("*/*/amount=100")]
    [InlineData("*/*/user_id=-1")]
    [InlineData("*/*/user_id=1e3")]
    [InlineData("*/*/user_id=1000000001")]
    [InlineData("/*/user_id=1")]
    [InlineData("*/fluxa.transaction.v2/user_id=1")]
    [InlineData("a/*/user_id=1, a/*/merchant=1")]
    public void Says_of_each_that_is_none_what_is_wrong(string text)
    {
        var judged = new DailyLimitRules().Validate(null, new DailyLimitOptions { Rules = text });

        Assert.True(judged.Failed);
        Assert.Contains("Fluxa:DailyLimits:Rules: '", Assert.Single(judged.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_all_faults_at_once()
        => Assert.Equal(2, DailyLimitText.Read("x, */*/user_id=1, y").Faults.Count);

    [Fact]
    public void Counts_an_event_by_the_day_of_its_own_timestamp_in_UTC()
    {
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        var transaction = new TransactionEvent { UserId = "u-1", Amount = 1, Currency = "EUR", Merchant = "m", Timestamp = new DateTimeOffset(2026, 3, 5, 0, 30, 0, TimeSpan.FromHours(1)) };

        var user = new DailyLimitRule("*", "*", "user_id", 7).Count("acme", id, transaction);
        var merchant = new DailyLimitRule("acme", "fluxa.transaction.v1", "merchant", 7).Count("acme", id, transaction);

        Assert.Equal(new("acme", "*/user_id", "u-1", new DateOnly(2026, 3, 4), id, 7), user);
        Assert.Equal(("fluxa.transaction.v1/merchant", "m"), (merchant.Rule, merchant.Subject));
    }
}
