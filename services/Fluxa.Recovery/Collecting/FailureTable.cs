using Fluxa.Recovery.Storing;
using Npgsql;

namespace Fluxa.Recovery.Collecting;

/// <summary>Writes collected failures: a batch is one statement and one commit.</summary>
internal sealed class FailureTable(NpgsqlDataSource dataSource, RecoveryMetrics metrics, TimeProvider clock)
{
    private static readonly string InsertSql = SqlFile.Read("Collecting/Sql/insert_failures.sql");

    /// <summary>Stores a batch; answers how many attempts in it were new.</summary>
    public async Task<int> InsertAsync(IReadOnlyList<CollectedFailure> batch, CancellationToken cancellationToken)
    {
        var attempts = batch
            .DistinctBy(failure => (failure.TenantId, failure.FailureId, failure.AttemptKey))
            .OrderBy(failure => failure.TenantId, StringComparer.Ordinal).ThenBy(failure => failure.FailureId).ThenBy(failure => failure.AttemptKey, StringComparer.Ordinal)
            .ToList();
        var failures = attempts
            .GroupBy(failure => (failure.TenantId, failure.FailureId))
            .Select(copies => (Last: copies.MaxBy(copy => copy.FailedAt)!, First: copies.Min(copy => copy.FailedAt)))
            .ToList();

        await using var command = dataSource.CreateCommand(InsertSql);
        AddAttempts(command.Parameters, attempts);
        AddFailures(command.Parameters, failures);
        command.Parameters.AddTime(clock.GetUtcNow());
        var (attemptsStored, failedAgain) = (await command.ReadAllAsync(row => (row.GetInt32(0), row.GetInt64(1)), cancellationToken))[0];
        metrics.Settled("failed_again", failedAgain);
        return attemptsStored;
    }

    /// <summary>Asks for an answer, before anything is taken from a queue again.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select 1");
        await command.ExecuteScalarAsync(cancellationToken);
    }

    private static void AddAttempts(NpgsqlParameterCollection parameters, List<CollectedFailure> attempts)
    {
        parameters.AddTexts(attempts, failure => failure.TenantId);
        parameters.AddIds(attempts, failure => failure.FailureId);
        parameters.AddTexts(attempts, failure => failure.AttemptKey);
        parameters.AddTimes(attempts, failure => failure.FailedAt);
        parameters.AddTexts(attempts, failure => failure.Kind);
        parameters.AddTexts(attempts, failure => failure.Reason);
        parameters.AddTexts(attempts, failure => failure.ExceptionType);
        parameters.AddTexts(attempts, failure => failure.ExceptionMessage);
        parameters.AddNumbers(attempts, failure => failure.Deliveries);
        parameters.AddIds(attempts, failure => failure.RedriveId);
    }

    private static void AddFailures(NpgsqlParameterCollection parameters, List<(CollectedFailure Last, DateTimeOffset First)> failures)
    {
        parameters.AddTexts(failures, failure => failure.Last.TenantId);
        parameters.AddIds(failures, failure => failure.Last.FailureId);
        parameters.AddIds(failures, failure => failure.Last.EventId);
        parameters.AddTexts(failures, failure => failure.Last.Queue);
        parameters.AddTexts(failures, failure => failure.Last.MessageType);
        parameters.AddTexts(failures, failure => failure.Last.Kind);
        parameters.AddTexts(failures, failure => failure.Last.Reason);
        parameters.AddTexts(failures, failure => failure.Last.ExceptionType);
        parameters.AddTexts(failures, failure => failure.Last.ExceptionMessage);
        parameters.AddTexts(failures, failure => failure.Last.Cause.Group);
        parameters.AddTexts(failures, failure => failure.Last.Cause.Title);
        parameters.AddTimes(failures, failure => failure.First);
        parameters.AddTimes(failures, failure => failure.Last.FailedAt);
        parameters.AddTexts(failures, failure => failure.Last.CorrelationId);
        parameters.AddTexts(failures, failure => failure.Last.TraceId);
        parameters.AddTexts(failures, failure => failure.Last.PayloadMode);
        parameters.AddLongs(failures, failure => failure.Last.PayloadBytes);
        parameters.AddBytes(failures, failure => failure.Last.PayloadSha256);
        parameters.AddIds(failures, failure => failure.Last.RedriveId);
        parameters.AddTexts(failures, failure => failure.Last.SourceQueue);
        parameters.AddTexts(failures, failure => failure.Last.OriginalMessageId);
        parameters.AddTexts(failures, failure => failure.Last.Consumer);
        parameters.AddTexts(failures, failure => failure.Last.Stack);
        parameters.AddTexts(failures, failure => failure.Last.Headers);
        parameters.AddBytes(failures, failure => failure.Last.Body);
    }
}
