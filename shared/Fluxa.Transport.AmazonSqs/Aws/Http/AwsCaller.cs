using System.Collections.Concurrent;
using Fluxa.Transport.AmazonSqs.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>Makes calls: signs, sends, reads, and tries again what failed for a passing reason.</summary>
/// <remarks>
/// A send whose answer was lost is tried again too: the queue may then hold the message twice, which SQS's at-least-once
/// delivery allows anyway; a FIFO queue drops the repetition by its deduplication id.
/// </remarks>
internal sealed partial class AwsCaller(HttpMessageInvoker http, AwsCredentialSource credentials, AwsClientSettings settings, TimeProvider clock, ILogger logger)
{
    private readonly AwsClock _signingClock = new(clock);
    private readonly TimeLimits _limits = new(clock);
    private readonly ConcurrentDictionary<(string Operation, string? Resource), CallPace> _paces = new();

    public async Task<TAnswer> CallAsync<TAnswer>(AwsCall call, Func<ReadOnlyMemory<byte>, TAnswer> read, CancellationToken cancellationToken)
    {
        for (var attempts = 1; ; attempts++)
        {
            var attempt = call.Retried
                ? await TryAtPaceAsync(call, read, cancellationToken).ConfigureAwait(false)
                : await TryMeasuredAsync(call, read, cancellationToken).ConfigureAwait(false);
            if (attempt.Fault is not { } fault)
            {
                return attempt.Answer!;
            }

            if (fault.Kind is AwsFaultKind.Credentials)
            {
                credentials.Renew();
            }

            if (!call.Retried || !fault.IsTransient || attempts >= settings.Retry.MaxAttempts)
            {
                throw new AwsServiceException(fault, attempt.Cause);
            }

            var pause = AwsBackoff.Delay(settings.Retry, attempts, Random.Shared.NextDouble());
            Log.TriesAgain(logger, fault, attempts, settings.Retry.MaxAttempts, pause);
            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Where AWS throttles, fewer calls run at once; a call that pauses before its next attempt holds no turn.</summary>
    private async Task<AwsAttempt<TAnswer>> TryAtPaceAsync<TAnswer>(AwsCall call, Func<ReadOnlyMemory<byte>, TAnswer> read, CancellationToken cancellationToken)
    {
        var pace = _paces.GetOrAdd((call.Operation, call.Resource), static _ => new CallPace());
        var round = await pace.EnterAsync(cancellationToken).ConfigureAwait(false);
        AwsFaultKind? outcome = AwsFaultKind.Permanent;
        try
        {
            var attempt = await TryMeasuredAsync(call, read, cancellationToken).ConfigureAwait(false);
            outcome = attempt.Fault?.Kind;
            return attempt;
        }
        finally
        {
            pace.Leave(round, outcome);
        }
    }

    private async Task<AwsAttempt<TAnswer>> TryMeasuredAsync<TAnswer>(AwsCall call, Func<ReadOnlyMemory<byte>, TAnswer> read, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var attempt = await TryAsync(call, read, cancellationToken).ConfigureAwait(false);
        RequestMetrics.Ended(call, clock.GetElapsedTime(started), attempt.Fault?.Kind);
        return attempt;
    }

    private async Task<AwsAttempt<TAnswer>> TryAsync<TAnswer>(AwsCall call, Func<ReadOnlyMemory<byte>, TAnswer> read, CancellationToken cancellationToken)
    {
        using var limit = _limits.Start(settings.AttemptTimeout + call.Wait, cancellationToken);

        try
        {
            using var request = AwsRequest.Create(call, await credentials.GetAsync(limit.Token).ConfigureAwait(false), _signingClock.UtcNow);
            using var response = await http.SendAsync(request, limit.Token).ConfigureAwait(false);
            using var body = await AwsAnswerBody.ReadAsync(response.Content, limit.Token).ConfigureAwait(false);

            return response.IsSuccessStatusCode
                ? new AwsAttempt<TAnswer>(read(body.Bytes), null, null)
                : AwsAttempt<TAnswer>.Failed(Judge(AwsErrorAnswer.Read(call, response, body.Bytes.ToArray()), response));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && AwsFault.Classify(exception) is not AwsFaultKind.Permanent)
        {
            return AwsAttempt<TAnswer>.Failed(call.Fault(AwsFault.Classify(exception), exception.Message), exception);
        }
    }

    /// <summary>A signature refused for the time in it is made again with AWS's time.</summary>
    private AwsFault Judge(AwsFault fault, HttpResponseMessage response) =>
        fault.ErrorCode is { } code && AwsErrorCodes.BadSignature.Contains(code) && _signingClock.Corrects(response.Headers.Date)
            ? fault with { Kind = AwsFaultKind.Credentials }
            : fault;

    private static partial class Log
    {
        [LoggerMessage(1900, LogLevel.Warning, "{Fault} Attempt {Attempt} of {MaxAttempts}; the next in {Pause}")]
        public static partial void TriesAgain(ILogger logger, AwsFault fault, int attempt, int maxAttempts, TimeSpan pause);
    }
}
