using Fluxa.Cli.Bench.Stack;

namespace Fluxa.Cli.Bench.Recovery;

/// <summary>Fills the store with failures, past the collector.</summary>
internal static class FailureFill
{
    public static async Task RunAsync(BenchStack stack, int rows, CancellationToken cancellationToken)
    {
        foreach (var file in new[] { "fill_failures", "fill_failure_groups" })
        {
            using var reader = new StreamReader(typeof(FailureFill).Assembly.GetManifestResourceStream($"{typeof(FailureFill).Namespace}.{file}.sql")!);
            await using var command = stack.DataSource.CreateCommand(await reader.ReadToEndAsync(cancellationToken));
            command.CommandTimeout = 0;
            command.Parameters.Add(new Npgsql.NpgsqlParameter<int> { TypedValue = rows });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await stack.ExecuteAsync("vacuum analyze failures", cancellationToken);
    }
}
