using Npgsql;

namespace Fluxa.Recovery.Failures;

/// <summary>Reads rows of failures, in the one order of columns that every statement here selects.</summary>
internal static class FailureRows
{
    private const int FirstOfMessage = 20;

    public static FailureAnswer ReadSummary(NpgsqlDataReader reader) => new()
    {
        Tenant = reader.GetString(0),
        FailureId = reader.GetGuid(1),
        EventId = reader.IsDBNull(2) ? null : reader.GetGuid(2),
        Queue = reader.GetString(3),
        MessageType = reader.TextOrNull(4),
        Kind = reader.GetString(5),
        Reason = reader.GetString(6),
        ExceptionType = reader.TextOrNull(7),
        ExceptionMessage = reader.TextOrNull(8),
        Group = reader.GetString(9),
        State = reader.GetString(10),
        Attempts = reader.GetInt32(11),
        Redrives = reader.GetInt32(12),
        FirstFailedAt = reader.GetFieldValue<DateTimeOffset>(13),
        LastFailedAt = reader.GetFieldValue<DateTimeOffset>(14),
        CorrelationId = reader.TextOrNull(15),
        TraceId = reader.TextOrNull(16),
        PayloadMode = reader.TextOrNull(17),
        PayloadBytes = reader.IsDBNull(18) ? null : reader.GetInt64(18),
        Edited = reader.GetBoolean(19),
    };

    public static StoredFailure ReadWhole(NpgsqlDataReader reader) => new(ReadSummary(reader))
    {
        Stack = reader.TextOrNull(FirstOfMessage),
        Headers = reader.GetString(FirstOfMessage + 1),
        Consumer = reader.TextOrNull(FirstOfMessage + 2),
        OriginalMessageId = reader.TextOrNull(FirstOfMessage + 3),
        SourceQueue = reader.GetString(FirstOfMessage + 4),
        Body = reader.GetFieldValue<byte[]>(FirstOfMessage + 5),
        EditedBody = reader.IsDBNull(FirstOfMessage + 6) ? null : reader.GetFieldValue<byte[]>(FirstOfMessage + 6),
        PayloadSha256 = reader.IsDBNull(FirstOfMessage + 7) ? null : reader.GetFieldValue<byte[]>(FirstOfMessage + 7),
        Version = reader.GetInt32(FirstOfMessage + 8),
    };

    public static string? TextOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateTimeOffset? TimeOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}
