using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace Fluxa.Ingest.Tests.Factory;

/// <summary>Bodies to post.</summary>
internal static class Posted
{
    public const string Good = """{"user_id":"u-1","amount":12.50,"currency":"EUR","merchant":"Café","timestamp":"2026-03-04T11:59:00Z"}""";

    /// <summary>A good event with one field changed, added, or (null) left out.</summary>
    public static string With(string field, string? value)
    {
        var fields = new Dictionary<string, string?>
        {
            ["user_id"] = "\"u-1\"",
            ["amount"] = "12.50",
            ["currency"] = "\"EUR\"",
            ["merchant"] = "\"Café\"",
            ["timestamp"] = "\"2026-03-04T11:59:00Z\"",
            [field] = value,
        };
        return "{" + string.Join(',', fields.Where(entry => entry.Value is not null).Select(entry => $"\"{entry.Key}\":{entry.Value}")) + "}";
    }

    /// <summary>A good event of exactly so many bytes.</summary>
    public static byte[] OfLength(int length)
    {
        var frame = Encoding.UTF8.GetBytes(With("metadata", "{\"pad\":\"\"}"));
        var body = Enumerable.Repeat((byte)'x', length).ToArray();
        var head = frame.AsSpan(0, frame.Length - 3);
        head.CopyTo(body);
        "\"}}"u8.CopyTo(body.AsSpan(length - 3));
        return body;
    }

    public static HttpContent Json(string body) => Json(Encoding.UTF8.GetBytes(body));

    public static HttpContent Json(byte[] body, string contentType = "application/json")
        => new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };

    public static HttpContent Compressed(byte[] body, string coding)
    {
        var content = Json(Compress(body, coding));
        content.Headers.ContentEncoding.Add(coding);
        return content;
    }

    public static byte[] Compress(byte[] body, string coding)
    {
        using var compressed = new MemoryStream();
        using (Stream encoder = coding == "br" ? new BrotliStream(compressed, CompressionLevel.Fastest) : new GZipStream(compressed, CompressionLevel.Fastest))
        {
            encoder.Write(body);
        }

        return compressed.ToArray();
    }
}
