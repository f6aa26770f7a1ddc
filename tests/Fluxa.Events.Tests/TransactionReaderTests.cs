using System.Text;

namespace Fluxa.Events.Tests;

/// <summary>The field table, row by row.</summary>
public sealed class TransactionReaderTests
{
    private static readonly DateTimeOffset ReceivedAt = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Reads_every_field_exactly()
    {
        var read = Valid("""
            {"event_id":"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f","user_id":"u-1","amount":-19.90,"currency":"EUR",
             "merchant":"Café","timestamp":"2026-01-31T12:00:00.5+01:00","metadata":{ "a": 1.0 }}
            """);

        Assert.Equal(Guid.Parse("0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f"), read.EventId);
        Assert.Equal("u-1", read.UserId);
        Assert.Equal("-19.90", read.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("EUR", read.Currency);
        Assert.Equal("Café", read.Merchant);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 11, 0, 0, 500, TimeSpan.Zero), read.Timestamp);
        Assert.Equal("""{ "a": 1.0 }""", read.MetadataJson);
    }

    [Fact]
    public void Does_without_the_optional_fields()
    {
        var read = Valid(Event());

        Assert.Null(read.EventId);
        Assert.Null(read.MetadataJson);
    }

    [Theory]
    [InlineData("metadata")]
    [InlineData("event_id")]
    public void Takes_null_for_an_optional_field_as_its_absence(string field)
    {
        var read = Valid(Event(field, "null"));

        Assert.Null(read.EventId);
        Assert.Null(read.MetadataJson);
    }

    [Theory]
    [InlineData("user_id")]
    [InlineData("amount")]
    [InlineData("currency")]
    [InlineData("merchant")]
    [InlineData("timestamp")]
    public void Names_a_required_field_that_is_missing_or_null(string field)
    {
        var fault = new EventFault("/" + field, "Required.");

        Assert.Equal([fault], Faults(Event(field, null)));
        Assert.Equal([fault], Faults(Event(field, "null")));
    }

    [Fact]
    public void Names_all_faults_at_once()
    {
        var faults = Faults("""{"userid":"u","amount":"1","currency":"eur","merchant":"","timestamp":"now","metadata":[],"event_id":"x"}""");

        Assert.Equal(
            ["/userid", "/amount", "/metadata", "/user_id", "/currency", "/merchant", "/timestamp", "/event_id"],
            faults.Select(fault => fault.Pointer));
    }

    [Theory]
    [InlineData("user_id", "1", "Must be a string, not a number.")]
    [InlineData("user_id", "{}", "Must be a string, not an object.")]
    [InlineData("user_id", "[]", "Must be a string, not an array.")]
    [InlineData("user_id", "true", "Must be a string, not true.")]
    [InlineData("user_id", "\"\"", "Must have 1 to 128 characters; it has 0.")]
    [InlineData("amount", "\"1.50\"", "Must be a number, not a string. Write the number without quotes.")]
    [InlineData("amount", "{\"value\":1}", "Must be a number, not an object.")]
    [InlineData("amount", "false", "Must be a number, not false.")]
    [InlineData("amount", "1.23456", "Has 5 digits after the decimal point (trailing zeros count); at most 4 are allowed.")]
    [InlineData("currency", "\"usd\"", "Must be an active ISO 4217 alphabetic code in upper case, for example EUR. Did you mean USD?")]
    [InlineData("currency", "978", "Must be a string, not a number.")]
    [InlineData("merchant", "\"\"", "Must have 1 to 256 characters; it has 0.")]
    [InlineData("timestamp", "1769860800", "Must be a string, not a number.")]
    [InlineData("timestamp", "\"2026-01-31T12:00:00\"", "The offset is missing: write it as 2026-01-31T23:59:59.123Z or 2026-01-31T23:59:59+01:00.")]
    [InlineData("timestamp", "\"2026-01-31T12:05:00.000001Z\"", "Lies more than 5 minutes in the future: it is 2026-01-31T12:00:00Z here. Check the clock and the offset.")]
    [InlineData("timestamp", "\"9999-12-31T00:00:00Z\"", "Lies more than 5 minutes in the future: it is 2026-01-31T12:00:00Z here. Check the clock and the offset.")]
    [InlineData("metadata", "\"{}\"", "Must be an object, not a string.")]
    [InlineData("metadata", "[1]", "Must be an object, not an array.")]
    [InlineData("event_id", "7", "Must be a string, not a number.")]
    [InlineData("event_id", "\"7\"", "Must be a UUID of 8-4-4-4-12 hex digits, for example 0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f.")]
    [InlineData("event_id", "\"00000000-0000-0000-0000-000000000000\"", "Must not be the nil UUID; leave event_id out and one is made for you.")]
    public void Names_what_is_wrong_with_a_field(string field, string value, string detail)
        => Assert.Equal([new EventFault("/" + field, detail)], Faults(Event(field, value)));

    [Theory]
    [InlineData("user_id", 128)]
    [InlineData("merchant", 256)]
    public void Counts_lengths_in_Unicode_characters(string field, int max)
    {
        foreach (var character in new[] { "a", "é", "€", "😀", "\\u00e9", "\\ud83d\\ude00" })
        {
            Valid(Event(field, $"\"{string.Concat(Enumerable.Repeat(character, max))}\""));

            var fault = Assert.Single(Faults(Event(field, $"\"{string.Concat(Enumerable.Repeat(character, max + 1))}\"")));
            Assert.Equal(new EventFault("/" + field, $"Must have 1 to {max} characters; it has {max + 1}."), fault);
        }
    }

    [Fact]
    public void Counts_a_text_far_beyond_what_it_keeps()
        => Assert.Equal("Must have 1 to 128 characters; it has 1000000.", Assert.Single(Faults(Event("user_id", $"\"{new string('x', 1_000_000)}\""))).Detail);

    [Theory]
    [InlineData("2026-01-31T12:05:00Z")]
    [InlineData("2026-01-31T17:35:00+05:30")]
    [InlineData("1900-01-01T00:00:00Z")]
    public void Takes_any_time_up_to_five_minutes_ahead(string timestamp) => Valid(Event("timestamp", $"\"{timestamp}\""));

    [Theory]
    [InlineData("amout", "/amout", "Unknown field. Did you mean amount?")]
    [InlineData("userId", "/userId", "Unknown field. Did you mean user_id?")]
    [InlineData("Currency", "/Currency", "Unknown field. Did you mean currency?")]
    [InlineData("eventid", "/eventid", "Unknown field. Did you mean event_id?")]
    [InlineData("meta~da/ta", "/meta~0da~1ta", "Unknown field. Did you mean metadata?")]
    [InlineData("zip", "/zip", "Unknown field. Known ones are user_id, amount, currency, merchant, timestamp, metadata, event_id; what else belongs to the event goes into metadata.")]
    [InlineData("", "/", "Unknown field. Known ones are user_id, amount, currency, merchant, timestamp, metadata, event_id; what else belongs to the event goes into metadata.")]
    public void Names_an_unknown_field_and_what_was_probably_meant(string field, string place, string detail)
        => Assert.Equal([new EventFault(place, detail)], Faults(Event(field, "1")));

    [Fact]
    public void Knows_a_field_by_its_unescaped_name()
        => Assert.Equal("u", Valid(Event("user_id", null).Replace("{", "{\"\\u0075ser_id\":\"u\",", StringComparison.Ordinal)).UserId);

    [Fact]
    public void Lists_at_most_fifty_unknown_fields()
    {
        var many = string.Concat(Enumerable.Range(0, 1000).Select(number => $"\"x{number}\":0,"));

        Assert.Equal(50, Faults(Event().Replace("{", "{" + many, StringComparison.Ordinal)).Count);
    }

    [Theory]
    [InlineData("[]", "An event is one JSON object; this is an array.")]
    [InlineData("\"text\"", "An event is one JSON object; this is a string.")]
    [InlineData("12", "An event is one JSON object; this is a number.")]
    [InlineData("null", "An event is one JSON object; this is null.")]
    public void Refuses_a_document_that_is_no_object(string document, string detail)
        => Assert.Equal([new EventFault("", detail)], Faults(document));

    [Fact]
    public void Says_malformed_when_the_JSON_is_broken_even_after_other_faults()
    {
        var outcome = Read("""{"amout":1,"amount":1e400}""");

        var malformed = Assert.IsType<EventReadOutcome.Malformed>(outcome);
        Assert.Equal("/amount", Assert.Single(malformed.Faults).Pointer);
    }

    [Fact]
    public void Reads_metadata_32_levels_deep_in_all()
    {
        var deep = $"{{\"a\":{new string('[', 30)}{new string(']', 30)}}}";
        var tooDeep = $"{{\"a\":{new string('[', 31)}{new string(']', 31)}}}";

        Assert.Equal(deep, Valid(Event("metadata", deep)).MetadataJson);
        Assert.IsType<EventReadOutcome.Malformed>(Read(Event("metadata", tooDeep)));
    }

    private static string Event(string field = "currency", string? value = "\"EUR\"")
    {
        var fields = new Dictionary<string, string?>
        {
            ["user_id"] = "\"u\"",
            ["amount"] = "1.00",
            ["currency"] = "\"EUR\"",
            ["merchant"] = "\"m\"",
            ["timestamp"] = "\"2026-01-31T12:00:00Z\"",
            [field] = value,
        };
        return "{" + string.Join(',', fields.Where(entry => entry.Value is not null).Select(entry => $"\"{entry.Key}\":{entry.Value}")) + "}";
    }

    private static TransactionEvent Valid(string json) => Assert.IsType<EventReadOutcome.Valid>(Read(json)).Event;

    private static IReadOnlyList<EventFault> Faults(string json) => Assert.IsType<EventReadOutcome.Invalid>(Read(json)).Faults;

    private static EventReadOutcome Read(string json) => TransactionReader.Read(Encoding.UTF8.GetBytes(json), ReceivedAt);
}
