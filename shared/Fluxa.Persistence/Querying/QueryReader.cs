using Npgsql;

namespace Fluxa.Persistence.Querying;

/// <summary>Reads rows, in the order of columns that the statements of this folder select.</summary>
internal static class QueryReader
{
    public static StoredEvent Event(NpgsqlDataReader reader) => new()
    {
        TenantId = reader.GetString(0),
        EventId = reader.GetGuid(1),
        CorrelationId = reader.GetString(2),
        EventType = reader.GetString(3),
        UserId = reader.GetString(4),
        Amount = reader.GetDecimal(5),
        Currency = reader.GetString(6),
        Merchant = reader.GetString(7),
        OccurredAt = reader.GetFieldValue<DateTimeOffset>(8),
        MetadataJson = reader.IsDBNull(9) ? null : reader.GetString(9),
        PayloadMode = reader.GetString(10),
        PayloadKey = reader.IsDBNull(11) ? null : reader.GetString(11),
        PayloadSha256 = reader.GetFieldValue<byte[]>(12),
        PayloadBytes = reader.GetInt64(13),
        Status = reader.GetString(14),
        Attempts = reader.GetInt32(15),
        AcceptedAt = reader.GetFieldValue<DateTimeOffset>(16),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(17),
    };

    public static FailedEvent Failed(NpgsqlDataReader reader) => new()
    {
        EventId = reader.GetGuid(0),
        PayloadSha256 = reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1),
        Attempts = reader.GetInt32(2),
        FirstSeenAt = reader.GetFieldValue<DateTimeOffset>(3),
        FailedAt = reader.GetFieldValue<DateTimeOffset>(4),
        Reason = reader.IsDBNull(5) ? null : Word(reader.GetString(5)),
    };

    public static StoredPayload Payload(NpgsqlDataReader reader) => new(
        reader.IsDBNull(1) ? null : reader.GetString(1),
        reader.IsDBNull(2) ? null : reader.GetString(2),
        reader.GetFieldValue<byte[]>(3),
        reader.GetInt64(4));

    public static HistoryEntry History(NpgsqlDataReader reader) => new(
        reader.GetFieldValue<DateTimeOffset>(0),
        reader.GetString(1),
        reader.IsDBNull(2) ? null : reader.GetString(2),
        reader.IsDBNull(3) ? null : reader.GetInt32(3));

    // An error is noted as "reason: detail", and a detail may be an exception's text.
    private static string Word(string error) => error.Split(':', 2)[0];
}
