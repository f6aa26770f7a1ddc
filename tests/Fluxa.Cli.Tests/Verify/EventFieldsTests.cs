using System.Text.Json;
using System.Text.Json.Nodes;
using Fluxa.Cli.Traffic;
using Fluxa.Cli.Verify;
using Fluxa.Testing.Time;

namespace Fluxa.Cli.Tests.Verify;

public sealed class EventFieldsTests
{
    private readonly SampleEvent _sample = new VerifyEvents("verify-", new FakeClock()).Make(7);

    [Fact]
    public void An_event_that_is_told_as_it_was_sent_is_equal() => Assert.Empty(Differences(_ => { }));

    [Fact]
    public void Another_spelling_of_the_same_values_is_equal() => Assert.Empty(Differences(told =>
    {
        told["amount"] = JsonNode.Parse(((decimal)told["amount"]!).ToString("0.0#######", System.Globalization.CultureInfo.InvariantCulture));
        told["timestamp"] = DateTimeOffset.Parse((string)told["timestamp"]!, System.Globalization.CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(2)).ToString("O");
        told["metadata"] = new JsonObject(told["metadata"]!.AsObject().Reverse().Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
    }));

    [Theory]
    [InlineData("user_id", "\"verify-8\"")]
    [InlineData("amount", "0.00001")]
    [InlineData("currency", "\"XXX\"")]
    [InlineData("merchant", "\"\"")]
    [InlineData("timestamp", "\"2020-01-01T00:00:00Z\"")]
    [InlineData("metadata", "{\"a\":1}")]
    [InlineData("metadata", "null")]
    [InlineData("event_id", "\"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("payload_sha256", "\"00\"")]
    [InlineData("payload_bytes", "1")]
    public void A_changed_value_is_told_by_its_name(string field, string value)
    {
        var difference = Assert.Single(Differences(told => told[field] = JsonNode.Parse(value)));

        Assert.StartsWith(field, difference, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_is_gone_is_told()
    {
        var difference = Assert.Single(Differences(told => told.Remove("merchant")));

        Assert.StartsWith("merchant is absent", difference, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Differences(Action<JsonObject> change)
    {
        var expected = EventFields.Expect(_sample);
        var told = _sample.Content.DeepClone().AsObject();
        told["payload_sha256"] = expected.Fields["payload_sha256"];
        told["payload_bytes"] = _sample.Payload.Length;
        change(told);
        using var document = JsonDocument.Parse(told.ToJsonString());
        return EventFields.Differences(expected, document.RootElement);
    }
}
