using System.Text.Json.Nodes;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Verify;

/// <summary>The events that are verified: mostly plain ones, and in every fifty one of each kind that has ever broken such a system.</summary>
internal sealed class VerifyEvents(string userPrefix, TimeProvider clock)
{
    /// <summary>Payloads of up to so many bytes travel in the message, larger ones through S3.</summary>
    private const int InlineLimit = 256 * 1024;

    private const int Round = 50;
    private const int LongestUser = 128;
    private const int LongestMerchant = 256;
    private readonly SampleEvents _samples = new(userPrefix, seed: 7, clock);

    public SampleEvent Make(int number) => (number % Round) switch
    {
        3 => With("unicode", number, content => content["merchant"] = "naïve café – 山田 – 🍕🧾 – עברית – \u202Eright to left"),
        7 => With("escapes", number, content => content["metadata"] = JsonNode.Parse("""{"quote\"d":"line\nbreak\ttab\\slash\u0001","":"empty key","a":{"b":[1,2.50,-3,true,false,null,{}]}}""")),
        11 => With("largest amount", number, content => content["amount"] = JsonNode.Parse("999999999999999.9999")),
        13 => With("largest refund", number, content => content["amount"] = JsonNode.Parse("-999999999999999.9999")),
        17 => With("smallest amount", number, content => content["amount"] = JsonNode.Parse("0.0001")),
        19 => With("offset", number, content => content["timestamp"] = "2024-02-29T23:59:59.123456+05:30"),
        23 => With("no metadata", number, content => content.Remove("metadata")),
        29 => With("longest names", number, content =>
        {
            content["user_id"] = ((string)content["user_id"]!).PadRight(LongestUser, 'u');
            content["merchant"] = new string('m', LongestMerchant);
        }),
        31 => _samples.OfSize(number, InlineLimit),
        37 => _samples.OfSize(number, InlineLimit + 1),
        41 => _samples.Large(number),
        43 => _samples.OfSize(number, 1024 * 1024),
        _ => _samples.Plain(number),
    };

    private SampleEvent With(string kind, int number, Action<JsonObject> change)
    {
        var content = _samples.Content(number, new JsonObject { ["number"] = number });
        change(content);
        return SampleEvents.Seal(kind, content);
    }
}
