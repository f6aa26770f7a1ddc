using System.Globalization;

namespace Fluxa.LocalInfrastructure.Otlp;

/// <summary>Reads OTLP's KeyValue lists; a value of any kind becomes text.</summary>
internal static class OtlpAttributes
{
    /// <summary>The attributes among a message's fields.</summary>
    public static Dictionary<string, string> Of(IEnumerable<ProtobufField> fields, int number)
    {
        Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        foreach (var field in fields.Where(field => field.Number == number))
        {
            string? key = null;
            var value = string.Empty;
            foreach (var part in ProtobufField.Read(field.Bytes))
            {
                if (part.Number == 1)
                {
                    key = part.Text;
                }
                else if (part.Number == 2)
                {
                    value = Value(part.Bytes);
                }
            }

            if (key is not null)
            {
                attributes[key] = value;
            }
        }

        return attributes;
    }

    private static string Value(ReadOnlyMemory<byte> any)
    {
        foreach (var field in ProtobufField.Read(any))
        {
            return field.Number switch
            {
                1 => field.Text,
                2 => field.Bits == 0 ? "false" : "true",
                3 => field.Long.ToString(CultureInfo.InvariantCulture),
                4 => field.Double.ToString(CultureInfo.InvariantCulture),
                5 => $"[{string.Join(", ", ProtobufField.Read(field.Bytes).Select(item => Value(item.Bytes)))}]",
                _ => Convert.ToHexStringLower(field.Bytes.Span),
            };
        }

        return string.Empty;
    }
}
