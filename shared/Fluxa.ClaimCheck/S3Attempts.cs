using Microsoft.Extensions.Options;

namespace Fluxa.ClaimCheck;

/// <summary>Tries a call to S3 a few times, each within a time limit, with doubling waits and jitter between.</summary>
internal sealed class S3Attempts(IOptions<PayloadOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);

    /// <summary>Makes the call.</summary>
    /// <param name="doing">The verb of the error, for example "read".</param>
    /// <param name="key">The object.</param>
    /// <param name="mayRepeat">False when the call can't be made twice.</param>
    /// <param name="callAsync">The call; its token also ends an attempt that takes too long.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public async Task<T> RunAsync<T>(string doing, string key, bool mayRepeat, Func<CancellationToken, Task<T>> callAsync, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(callAsync, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (mayRepeat && attempt < options.Value.Attempts && S3Faults.IsTransient(exception))
            {
                var longest = FirstWait * Math.Pow(2, attempt - 1);
                await Task.Delay(longest * (0.5 + (Random.Shared.NextDouble() / 2)), clock, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (S3Faults.IsOfS3(exception))
            {
                throw new PayloadStoreUnavailableException(key, doing, exception);
            }
        }
    }

    private async Task<T> AttemptAsync<T>(Func<CancellationToken, Task<T>> callAsync, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.AttemptTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await callAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer within {options.Value.AttemptTimeout.TotalSeconds:0.#} s.", exception);
        }
    }
}
