using System.Text.Json;
using Fluxa.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Fluxa.Cli.Bench.Bare;

/// <summary>Tables of the same shape as Fluxa's, for the bare loops.</summary>
internal sealed class BareTables(NpgsqlDataSource dataSource, TimeProvider clock)
{
    private static readonly string[] Names = ["events", "idempotency_keys", "outbox"];
    private static readonly string InsertSql = ReadSql();

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Names)
        {
            await using var create = dataSource.CreateCommand($"create table bare_{name} (like {name} including all)");
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public async Task InsertAsync(IReadOnlyList<BareEvent> events, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = dataSource.CreateCommand(InsertSql);
        Add(NpgsqlDbType.Uuid, row => row.Id);
        Add(NpgsqlDbType.Text, row => row.UserId);
        Add(NpgsqlDbType.Numeric, row => row.Amount);
        Add(NpgsqlDbType.Text, row => row.Currency);
        Add(NpgsqlDbType.Text, row => row.Merchant);
        Add(NpgsqlDbType.TimestampTz, row => row.OccurredAt);
        Add(NpgsqlDbType.Text, row => row.Payload);
        Add(NpgsqlDbType.Bytea, row => row.Sha256);
        Add(NpgsqlDbType.Uuid, _ => Guid.CreateVersion7(now));
        Add(NpgsqlDbType.Text, row => Notification(row, now));
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
        await command.ExecuteNonQueryAsync(cancellationToken);

        void Add<T>(NpgsqlDbType type, Func<BareEvent, T> column) =>
            command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. events.Select(column)], NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    private static string ReadSql()
    {
        using var reader = new StreamReader(typeof(BareTables).Assembly.GetManifestResourceStream("Fluxa.Cli.Bench.Bare.insert_bare.sql")!);
        return reader.ReadToEnd();
    }

    private static string Notification(BareEvent row, DateTimeOffset now) => JsonSerializer.Serialize(
        new EventPersisted
        {
            EventId = row.Id,
            TenantId = "default",
            CorrelationId = $"{row.Id}",
            EventType = EventTypes.TransactionV1,
            UserId = row.UserId,
            Amount = row.Amount,
            Currency = row.Currency,
            Merchant = row.Merchant,
            Timestamp = row.OccurredAt,
            PayloadMode = PayloadModes.Inline,
            PayloadSha256 = Convert.ToHexStringLower(row.Sha256),
            PayloadBytes = row.Payload.Length,
            AcceptedAt = now,
            PersistedAt = now,
        },
        JsonSerializerOptions.Web);
}
