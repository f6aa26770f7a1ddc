using System.Security.Cryptography;
using System.Text;
using Fluxa.Cli.Bench.Bare;
using Npgsql;
using NpgsqlTypes;

namespace Fluxa.Cli.Bench.Recovery;

/// <summary>The floor of the collector: receive ten → one statement for failure, message and attempt → delete ten, again and again, in a few loops; nothing is read, grouped or recognised.</summary>
internal sealed class BareCollect(RecoveryGround ground)
{
    private const int Loops = 8;

    private static readonly string[] Tables = ["failures", "failure_messages", "failure_attempts"];
    private static readonly string InsertSql = ReadSql();

    /// <summary>Makes tables of the same shape, with the same indexes.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var table in Tables)
        {
            await ground.Stack.ExecuteAsync($"create table bare_{table} (like {table} including all)", cancellationToken);
        }
    }

    /// <summary>Works until so many messages are deleted.</summary>
    public async Task DrainAsync(int messages, CancellationToken cancellationToken)
    {
        var left = messages;
        await Task.WhenAll(Enumerable.Range(0, Loops).Select(_ => Task.Run(LoopAsync, cancellationToken)));

        async Task LoopAsync()
        {
            while (Volatile.Read(ref left) > 0)
            {
                var deliveries = await ground.BareErrors.ReceiveAsync(waitSeconds: 0, cancellationToken);
                if (deliveries.Count > 0)
                {
                    await InsertAsync(deliveries, cancellationToken);
                    await ground.BareErrors.DeleteAsync(deliveries, cancellationToken);
                    Interlocked.Add(ref left, -deliveries.Count);
                }
            }
        }
    }

    private async Task InsertAsync(IReadOnlyList<BareDelivery> deliveries, CancellationToken cancellationToken)
    {
        await using var command = ground.Stack.DataSource.CreateCommand(InsertSql);
        Add(NpgsqlDbType.Uuid, delivery => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(delivery.Body)).AsSpan(0, 16)));
        Add(NpgsqlDbType.Text, delivery => Text(delivery, "MT-Fault-TransportMessageId"));
        Add(NpgsqlDbType.Text, delivery => Text(delivery, "MT-Fault-ExceptionType"));
        Add(NpgsqlDbType.Text, delivery => Text(delivery, "MT-Fault-Message"));
        Add(NpgsqlDbType.Text, delivery => Text(delivery, "MT-Fault-StackTrace"));
        Add(NpgsqlDbType.Text, delivery => delivery.Attributes!.ToJsonString());
        Add(NpgsqlDbType.Bytea, delivery => Encoding.UTF8.GetBytes(delivery.Body));
        await command.ExecuteNonQueryAsync(cancellationToken);

        void Add<T>(NpgsqlDbType type, Func<BareDelivery, T> column) =>
            command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. deliveries.Select(column)], NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    private static string Text(BareDelivery delivery, string name) => delivery.Attributes![name]!["StringValue"]!.GetValue<string>();

    private static string ReadSql()
    {
        using var reader = new StreamReader(typeof(BareCollect).Assembly.GetManifestResourceStream("Fluxa.Cli.Bench.Recovery.insert_bare_failures.sql")!);
        return reader.ReadToEnd();
    }
}
