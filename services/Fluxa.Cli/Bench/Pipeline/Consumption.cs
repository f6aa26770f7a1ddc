using Fluxa.Cli.Bench.Stack;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>What the stack has used so far; two of these make what a measurement used.</summary>
/// <param name="Requests">Requests to SQS and SNS, without the bench's own questions.</param>
/// <param name="Statements">Statements PostgreSQL ran, of whatever kind.</param>
/// <param name="WalBytes">Position in the write-ahead log.</param>
/// <param name="DotnetMicroseconds">CPU time of the processors.</param>
/// <param name="PostgresMicroseconds">CPU time of PostgreSQL with all its processes.</param>
/// <param name="EmulatorMicroseconds">CPU time of the emulator, which has one thread for everything.</param>
internal sealed record Consumption(long Requests, long Statements, double WalBytes, double DotnetMicroseconds, double PostgresMicroseconds, double EmulatorMicroseconds)
{
    private static readonly string[] Counted = ["SendMessage", "SendMessageBatch", "ReceiveMessage", "DeleteMessage", "DeleteMessageBatch", "ChangeMessageVisibility", "ChangeMessageVisibilityBatch", "SNS"];

    public static async Task<Consumption> NowAsync(BenchStack stack, IEnumerable<int?> processors, CancellationToken cancellationToken)
    {
        var requests = await stack.Emulator.CountRequestsAsync(cancellationToken);
        return new Consumption(
            Counted.Sum(operation => requests.GetValueOrDefault(operation)),
            await stack.AskAsync<long>("select coalesce(sum(calls), 0)::bigint from pg_stat_statements where query not like '%bench%'", cancellationToken),
            await stack.AskAsync<double>("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 /* bench */", cancellationToken),
            processors.Sum(ProcessTimes.Of),
            ProcessTimes.OfFamily(stack.Postgres.ProcessId),
            ProcessTimes.Of(stack.Emulator.ProcessId));
    }

    public static Consumption operator -(Consumption later, Consumption earlier) => new(
        later.Requests - earlier.Requests,
        later.Statements - earlier.Statements,
        later.WalBytes - earlier.WalBytes,
        later.DotnetMicroseconds - earlier.DotnetMicroseconds,
        later.PostgresMicroseconds - earlier.PostgresMicroseconds,
        later.EmulatorMicroseconds - earlier.EmulatorMicroseconds);
}
