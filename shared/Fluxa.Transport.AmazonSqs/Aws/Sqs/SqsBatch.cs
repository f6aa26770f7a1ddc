using System.Globalization;
using System.Text.Json;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>Batch requests and their answers: an entry's id is its position.</summary>
internal static class SqsBatch
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, SqsLimits.BatchEntries).Select(position => position.ToString(CultureInfo.InvariantCulture))];

    public static string Id(int position) => Ids[position];

    public static void WriteEntries<TEntry>(Utf8JsonWriter json, IReadOnlyList<TEntry> entries, Action<Utf8JsonWriter, TEntry> write)
    {
        json.WriteStartArray("Entries"u8);
        for (var position = 0; position < entries.Count; position++)
        {
            json.WriteStartObject();
            json.WriteString("Id"u8, Ids[position]);
            write(json, entries[position]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static BatchAnswer<TResult> Read<TResult>(ReadOnlyMemory<byte> body, int entries, Func<BatchSuccess, TResult> result, Func<BatchFailure, AwsFault> fault)
    {
        var read = SqsJson.Demand(JsonSerializer.Deserialize(body.Span, SqsJson.Default.BatchAnswerBody));
        var answer = new BatchAnswer<TResult>(entries);
        foreach (var success in read.Successful ?? [])
        {
            answer.Set(success.Id, new BatchEntryAnswer<TResult>(result(success), null));
        }

        foreach (var failure in read.Failed ?? [])
        {
            answer.Set(failure.Id, new BatchEntryAnswer<TResult>(default, fault(failure)));
        }

        return answer;
    }
}
