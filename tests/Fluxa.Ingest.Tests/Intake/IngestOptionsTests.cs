using Fluxa.Configuration;
using Fluxa.Ingest.Intake;

namespace Fluxa.Ingest.Tests.Intake;

/// <summary>A wrong setting is named with what it would do.</summary>
public sealed class IngestOptionsTests
{
    [Fact]
    public void The_defaults_are_good() => Assert.True(new AttributeRules<IngestOptions>(IngestOptions.Section).Validate(null, new IngestOptions()).Succeeded);

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var options = new IngestOptions
        {
            MaxBodyBytes = (10 * 1024 * 1024) + 1,
            MaxMessageBytes = 1,
            SendTimeout = TimeSpan.Zero,
            SendPatience = TimeSpan.Zero,
            BreakDuration = TimeSpan.Zero,
            OutboxTimeout = TimeSpan.Zero,
            PayloadTimeout = TimeSpan.FromHours(1),
            RetryAfter = TimeSpan.Zero,
            MinBodyBytesPerSecond = 0,
            BodyRateGrace = TimeSpan.FromSeconds(1),
        };

        var failures = new AttributeRules<IngestOptions>(IngestOptions.Section).Validate(null, options).Failures;

        Assert.All(
            ["MaxBodyBytes", "MaxMessageBytes", "SendTimeout", "SendPatience", "BreakDuration", "OutboxTimeout", "PayloadTimeout", "RetryAfter", "MinBodyBytesPerSecond", "BodyRateGrace"],
            name => Assert.Contains(failures!, failure => failure.Contains($"Fluxa:Ingest:{name} must be", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_spool_folder_must_be_there()
    {
        var validator = new SpoolFolderValidator();

        Assert.True(validator.Validate(null, new IngestOptions()).Succeeded);
        Assert.True(validator.Validate(null, new IngestOptions { SpoolFolder = Path.GetTempPath() }).Succeeded);
        Assert.Contains("every body above 256 KiB", validator.Validate(null, new IngestOptions { SpoolFolder = "/no/such/folder" }).FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_send_is_not_given_up_before_the_outbox_is_tried()
    {
        var rule = new SendPatienceRule();

        Assert.True(rule.Validate(null, new IngestOptions()).Succeeded);
        Assert.Contains("or the send is given up", rule.Validate(null, new IngestOptions { SendPatience = TimeSpan.FromSeconds(6) }).FailureMessage, StringComparison.Ordinal);
    }
}
