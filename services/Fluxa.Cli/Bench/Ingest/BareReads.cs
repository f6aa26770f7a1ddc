using Fluxa.Hosting.Access;
using Npgsql;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary>Reads events as a bare loop does: one prepared statement a read, every column taken, nothing made of it.</summary>
internal sealed class BareReads(NpgsqlDataSource dataSource)
{
    private static readonly string Sql = ReadSql();

    public async Task ReadAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Caller.Local.TenantId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = eventId });
        await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var values = new object[reader.FieldCount];
        _ = await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? reader.GetValues(values) : throw new CliException($"Event {eventId} is not there.");
    }

    private static string ReadSql()
    {
        using var reader = new StreamReader(typeof(BareReads).Assembly.GetManifestResourceStream($"{typeof(BareReads).Namespace}.read_event.sql")!);
        return reader.ReadToEnd();
    }
}
