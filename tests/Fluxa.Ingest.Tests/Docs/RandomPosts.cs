using System.Globalization;
using System.Text;
using Fluxa.Ingest.Tests.Factory;

namespace Fluxa.Ingest.Tests.Docs;

/// <summary>Requests that are nearly right in random ways, the same at each run.</summary>
internal sealed class RandomPosts(int seed)
{
    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=latin1", "application/x-ndjson", "application/cloudevents+json",
        "application/cloudevents-batch+json", "text/plain", "application/xml",
    ];

    private static readonly string[] Codings = ["gzip", "br", "identity", "zstd", "gzip, gzip"];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "12.50", "999999999999999.9999", "1.00001", "\"\"", "\"EUR\"", "\"eur\"", "\"\\ud800\"", "\"\\u0000\"", "\"a\u00e9\"", "[]", "{}", "{\"a\":{\"a\":1,\"a\":2}}",
        "\"2026-03-04T11:59:00Z\"", "\"2026-03-04T13:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"2026-02-30T00:00:00Z\"", "\"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f\"", "NaN", "", "\"",
    ];

    private static readonly string[] Fields = ["user_id", "amount", "currency", "merchant", "timestamp", "metadata", "event_id", "unknown", "é"];

    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("Idempotency-Key", ["order-1", "order-2", "a b", "", new string('k', 256)]),
        ("X-Correlation-ID", ["c-1", "", "é", new string('c', 129)]),
        ("ce-specversion", ["1.0", "0.3"]),
        ("ce-id", ["1", "", "%00"]),
        ("ce-source", ["/shops/7", "é"]),
        ("ce-type", ["fluxa.transaction.v1", "fluxa.transaction.v2"]),
        ("ce-time", ["2026-03-04T11:59:00Z", "yesterday"]),
        ("traceparent", ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "nonsense"]),
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next one.</summary>
    public HttpRequestMessage Next(string path)
    {
        var body = Encoding.UTF8.GetBytes(Body(isBatch: path.EndsWith("/batch", StringComparison.Ordinal)));
        if (_random.Next(12) == 0)
        {
            body[_random.Next(body.Length)] = (byte)_random.Next(256);
        }

        var coding = _random.Next(8) == 0 ? One(Codings) : null;
        var content = Posted.Json(coding is "gzip" or "br" && _random.Next(2) == 0 ? Posted.Compress(body, coding) : body, _random.Next(3) == 0 ? One(ContentTypes) : ContentTypes[0]);
        if (coding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        foreach (var (name, values) in Headers.Where(_ => _random.Next(6) == 0))
        {
            request.Headers.TryAddWithoutValidation(name, One(values));
        }

        return request;
    }

    private string Body(bool isBatch) => !isBatch || _random.Next(10) == 0
        ? Event()
        : _random.Next(4) == 0
            ? string.Join('\n', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Event()))
            : "[" + string.Join(',', Enumerable.Range(0, _random.Next(0, 4)).Select(_ => Event())) + "]";

    private string Event() => _random.Next(8) switch
    {
        0 or 1 or 2 => Posted.Good,
        3 => One(Values) is { Length: > 0 } value ? value : "x",
        4 => string.Create(CultureInfo.InvariantCulture, $$"""{"specversion":"1.0","id":"{{_random.Next(3)}}","source":"/s","type":"fluxa.transaction.v1","data":{{Posted.Good}}}"""),
        _ => Posted.With(One(Fields), _random.Next(4) == 0 ? null : One(Values)),
    };

    private string One(string[] of) => of[_random.Next(of.Length)];
}
