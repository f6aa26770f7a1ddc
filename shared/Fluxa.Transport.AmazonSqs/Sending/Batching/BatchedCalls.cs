using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Http;
using Fluxa.Transport.AmazonSqs.Diagnostics;

namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>
/// Makes a batch operation look like a call for one: each caller gets its own result or its own <see cref="AwsServiceException"/>, and an entry
/// that failed for a passing reason goes again, with jitter, in a later batch.
/// </summary>
internal sealed class BatchedCalls<TEntry, TResult> : IAsyncDisposable
{
    private readonly BatchOperation<TEntry, TResult> _operation;
    private readonly AwsRetrySettings _retry;
    private readonly TimeProvider _clock;
    private readonly NaturalBatcher<TEntry, EntryOutcome<TResult>> _batcher;

    public BatchedCalls(BatchOperation<TEntry, TResult> operation, BatchLimits limits, AwsRetrySettings retry, BatchingSettings batching, TimeProvider clock)
    {
        _operation = operation;
        _retry = retry;
        _clock = clock;
        _batcher = new NaturalBatcher<TEntry, EntryOutcome<TResult>>(limits, batching, CallAsync);
    }

    /// <exception cref="AwsServiceException">AWS refused this entry, or the call that carried it failed.</exception>
    public async Task<TResult> AddAsync(TEntry entry, long bytes, CancellationToken cancellationToken)
    {
        for (var attempts = 1; ; attempts++)
        {
            var outcome = await _batcher.AddAsync(entry, bytes, cancellationToken).ConfigureAwait(false);
            if (outcome.Fault is not { } fault)
            {
                return outcome.Result!;
            }

            if (!outcome.IsWorthAnotherTry || attempts >= _retry.MaxAttempts || _batcher.IsClosed)
            {
                throw new AwsServiceException(fault, outcome.CallFailure);
            }

            await Task.Delay(AwsBackoff.Delay(_retry, attempts, Random.Shared.NextDouble()), _clock, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => _batcher.DisposeAsync();

    private async Task CallAsync(Batch<TEntry, EntryOutcome<TResult>> batch)
    {
        RequestMetrics.Batched(_operation.Name, _operation.Resource, batch.Count);
        try
        {
            // The call belongs to all of its callers: one that gives up must not end it for the rest. Its time is bounded by the client.
            var answer = await _operation.Call(batch.Entries, CancellationToken.None).ConfigureAwait(false);
            for (var position = 0; position < batch.Count; position++)
            {
                batch.Answer(position, Outcome(answer[position]));
            }
        }
        catch (AwsServiceException exception)
        {
            for (var position = 0; position < batch.Count; position++)
            {
                batch.Answer(position, new EntryOutcome<TResult>(default, exception.Fault, exception));
            }
        }
    }

    private EntryOutcome<TResult> Outcome(BatchEntryAnswer<TResult>? answer) => answer is { } known
        ? new EntryOutcome<TResult>(known.Result, known.Fault, null)
        : new EntryOutcome<TResult>(default, Unanswered(), null);

    private AwsFault Unanswered() => new()
    {
        Service = _operation.Service,
        Operation = _operation.Name,
        Resource = _operation.Resource,
        Kind = AwsFaultKind.Malformed,
        ErrorCode = AwsFault.MissingFromAnswer,
        Detail = "the answer says nothing about this entry, which may or may not have taken effect",
    };
}
