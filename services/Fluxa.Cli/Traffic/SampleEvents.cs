using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fluxa.Cli.Traffic;

/// <summary>Makes plausible card transactions. The same seed and number give the same content, but for ids and times.</summary>
internal sealed class SampleEvents(string userPrefix, int seed, TimeProvider clock)
{
    /// <summary>Bytes of filler that put an event well beyond the inline limit of 256 KiB.</summary>
    public const int LargeFiller = 300 * 1024;

    private static readonly string[] Currencies = ["EUR", "USD", "GBP", "JPY", "CHF", "SEK"];
    private static readonly string[] Merchants = ["Corner Shop", "Bäckerei Müller", "山田書店", "Café Noir", "Hardware & Sons", "Ünïcödé GmbH"];

    // Text stays text on the wire: escapes would make every letter beyond ASCII six bytes long.
    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public SampleEvent Plain(int number) => Seal("plain", Content(number, new JsonObject { ["channel"] = "pos", ["terminal"] = Random(number).Next(1000) }));

    public SampleEvent Large(int number) => Seal("large", Content(number, Filled(LargeFiller)));

    /// <summary>The content of an ordinary event; what is special is changed by the caller.</summary>
    public JsonObject Content(int number, JsonObject? metadata)
    {
        var random = Random(number);
        var now = clock.GetUtcNow();
        var content = new JsonObject
        {
            ["event_id"] = Guid.CreateVersion7(now).ToString(),
            ["user_id"] = string.Create(CultureInfo.InvariantCulture, $"{userPrefix}{number}"),
            ["amount"] = Amount(random),
            ["currency"] = Currencies[random.Next(Currencies.Length)],
            ["merchant"] = Merchants[random.Next(Merchants.Length)],
            ["timestamp"] = now.AddSeconds(-random.Next(3600)).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        };
        if (metadata is not null)
        {
            content["metadata"] = metadata;
        }

        return content;
    }

    public static SampleEvent Seal(string kind, JsonObject content) =>
        new(Guid.Parse((string)content["event_id"]!), kind, content, Encoding.UTF8.GetBytes(content.ToJsonString(Json)));

    /// <summary>An event whose payload has exactly so many bytes.</summary>
    public SampleEvent OfSize(int number, int bytes)
    {
        var content = Content(number, Filled(0));
        var missing = bytes - Seal("size", content).Payload.Length;
        content["metadata"] = Filled(missing);
        return Seal(string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"), content);
    }

    private static JsonObject Filled(int bytes) => new() { ["filler"] = new string('x', bytes) };

    /// <summary>Four decimals, refunds among them, written as a JSON number with its trailing zeros.</summary>
    private static JsonNode Amount(Random random)
    {
        var amount = new decimal(random.Next(-200_000, 10_000_000)) / 10_000m;
        return JsonNode.Parse(amount.ToString("0.0000", CultureInfo.InvariantCulture))!;
    }

    private Random Random(int number) => new(unchecked((seed * 397) ^ number));
}
