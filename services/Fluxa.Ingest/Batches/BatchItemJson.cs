using System.Text.Json;

namespace Fluxa.Ingest.Batches;

/// <summary>An item as it stands in the answer: <c>index, event_id, status, errors[]</c>, and for a rejected one the problem's type.</summary>
internal static class BatchItemJson
{
    public static void Write(Utf8JsonWriter json, int index, BatchItem item)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, index);
        switch (item)
        {
            case BatchItem.Taken taken:
                json.WriteString("event_id"u8, taken.EventId);
                json.WriteString("status"u8, taken.IsDuplicate ? "duplicate"u8 : "enqueued"u8);
                break;
            case BatchItem.Rejected rejected:
                WriteRejected(json, rejected);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteRejected(Utf8JsonWriter json, BatchItem.Rejected rejected)
    {
        if (rejected.EventId is { } eventId)
        {
            json.WriteString("event_id"u8, eventId);
        }

        json.WriteString("status"u8, "rejected"u8);
        json.WriteString("type"u8, rejected.Problem.Uri);
        json.WriteStartArray("errors"u8);
        foreach (var error in rejected.Errors)
        {
            json.WriteStartObject();
            json.WriteString("pointer"u8, error.Pointer);
            json.WriteString("detail"u8, error.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
