using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Fluxa.Cli.Verify;

/// <summary>One spelling for values that may be written in several ways.</summary>
internal static class Canonical
{
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A decimal without its trailing zeros; what isn't a number stays as it is.</summary>
    public static string Amount(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? (amount / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : text;

    public static string Timestamp(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) : text;

    /// <summary>A document by its hash, whatever the order of its keys: PostgreSQL's jsonb sorts them in its own way.</summary>
    public static string Document(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return "none";
        }

        var text = new StringBuilder();
        Append(text, value);
        return Sha256(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    text.Append('{').Append(property.Name.Length).Append(':').Append(property.Name);
                    Append(text, property.Value);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var element in value.EnumerateArray())
                {
                    Append(text, element);
                }

                text.Append(']');
                break;
            case JsonValueKind.Number:
                text.Append('#').Append(Amount(value.GetRawText()));
                break;
            case JsonValueKind.String:
                var content = value.GetString()!;
                text.Append('"').Append(content.Length).Append(':').Append(content);
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }
}
