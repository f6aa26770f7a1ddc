using Npgsql;
using NpgsqlTypes;

namespace Fluxa.Persistence.Storing;

/// <summary>A batch as PostgreSQL takes it: one array a column.</summary>
internal static class EventColumns
{
    /// <summary>The parameters $1 to $17 of the statements that store events.</summary>
    public static void AddAll(NpgsqlParameterCollection parameters, IReadOnlyList<PendingEvent> rows)
    {
        Text(parameters, rows, row => row.Event.TenantId);
        Add(parameters, NpgsqlDbType.Uuid, rows, row => row.Event.EventId);
        Text(parameters, rows, row => row.Event.CorrelationId);
        Text(parameters, rows, row => row.Event.EventType);
        Text(parameters, rows, row => row.Event.UserId);
        Add(parameters, NpgsqlDbType.Numeric, rows, row => row.Event.Amount);
        Text(parameters, rows, row => row.Event.Currency);
        Text(parameters, rows, row => row.Event.Merchant);
        Add(parameters, NpgsqlDbType.TimestampTz, rows, row => row.Event.OccurredAt.UtcDateTime);
        Text(parameters, rows, row => row.Event.MetadataJson);
        Text(parameters, rows, row => row.Event.PayloadMode);
        Text(parameters, rows, row => row.Event.Payload);
        Text(parameters, rows, row => row.Event.PayloadKey);
        Add(parameters, NpgsqlDbType.Bytea, rows, row => row.Event.PayloadSha256);
        Add(parameters, NpgsqlDbType.Bigint, rows, row => row.Event.PayloadBytes);
        Add(parameters, NpgsqlDbType.TimestampTz, rows, row => row.Event.AcceptedAt.UtcDateTime);
        Text(parameters, rows, row => row.Notification!.Headers);
    }

    /// <summary>The parameters $1 to $3 of the statement that looks for verdicts.</summary>
    public static void AddKeysAndHashes(NpgsqlParameterCollection parameters, IReadOnlyList<PendingEvent> rows)
    {
        Text(parameters, rows, row => row.Event.TenantId);
        Add(parameters, NpgsqlDbType.Uuid, rows, row => row.Event.EventId);
        Add(parameters, NpgsqlDbType.Bytea, rows, row => row.Event.PayloadSha256);
    }

    private static void Text(NpgsqlParameterCollection parameters, IReadOnlyList<PendingEvent> rows, Func<PendingEvent, string?> column) =>
        Add(parameters, NpgsqlDbType.Text, rows, column);

    private static void Add<T>(NpgsqlParameterCollection parameters, NpgsqlDbType type, IReadOnlyList<PendingEvent> rows, Func<PendingEvent, T> column)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = column(rows[i]);
        }

        parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
    }
}
