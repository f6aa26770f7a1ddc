using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>Reads a JSON string into the bytes of its text.</summary>
internal sealed class Utf8TextConverter : JsonConverter<ReadOnlyMemory<byte>>
{
    /// <summary>A message without a body reads as one with an empty body.</summary>
    public override bool HandleNull => true;

    public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return default;
        }

        // Unescaped it is never longer than as it stands there.
        var bytes = GC.AllocateUninitializedArray<byte>(reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length);
        return bytes.AsMemory(0, reader.CopyString(bytes));
    }

    public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Span);
}
