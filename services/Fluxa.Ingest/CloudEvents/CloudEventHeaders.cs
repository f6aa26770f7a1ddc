using System.Text;
using Fluxa.Contracts;
using Fluxa.Events.CloudEvents;

namespace Fluxa.Ingest.CloudEvents;

/// <summary>A CloudEvent in binary mode: its attributes are <c>ce-</c> headers, its data is the body. Pure.</summary>
/// <seealso href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md"/>
internal static class CloudEventHeaders
{
    private const string Prefix = "ce-";
    private static readonly string[] Required = ["ce-specversion", "ce-id", "ce-source", "ce-type"];

    /// <summary>The request means to be a CloudEvent: one of the attributes is there that each must have.</summary>
    public static bool ArePresent(IHeaderDictionary headers) => Required.Any(headers.ContainsKey);

    /// <summary>Reads the envelope.</summary>
    public static CloudEventReadOutcome Read(IHeaderDictionary headers) => CloudEventReader.ReadHeaders(
        headers
            .Where(header => header.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .Select(header => KeyValuePair.Create(header.Key[Prefix.Length..].ToLowerInvariant(), Decode(header.Value.ToString()))),
        EventTypes.TransactionV1);

    /// <summary>Undoes the binding's percent-encoding. What is not well encoded stays as it stands.</summary>
    private static string Decode(string value)
    {
        if (!value.Contains('%', StringComparison.Ordinal))
        {
            return value;
        }

        var bytes = new List<byte>(value.Length);
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] == '%' && at + 2 < value.Length && byte.TryParse(value.AsSpan(at + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var octet))
            {
                bytes.Add(octet);
                at += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(value[at..(at + 1)]));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
