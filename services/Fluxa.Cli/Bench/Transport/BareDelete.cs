using System.Buffers;
using System.Text.Json;

namespace Fluxa.Cli.Bench.Transport;

/// <summary>Turns the answer of a receive into the request that deletes what came, in one pass.</summary>
internal static class BareDelete
{
    /// <summary>Answers how many messages came; with none there is no request.</summary>
    public static int TryWrite(byte[] received, string queueUrl, out ReadOnlyMemory<byte> request)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("QueueUrl"u8, queueUrl);
        json.WriteStartArray("Entries"u8);
        var count = 0;
        var reader = new Utf8JsonReader(received);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var isHandle = reader.ValueTextEquals("ReceiptHandle"u8);
            reader.Read();
            if (isHandle)
            {
                json.WriteStartObject();
                json.WriteString("Id"u8, [(byte)('0' + count++)]);
                json.WriteString("ReceiptHandle"u8, reader.ValueSpan);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        request = buffer.WrittenMemory;
        return count;
    }
}
