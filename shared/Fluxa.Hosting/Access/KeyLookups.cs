using Fluxa.Persistence.ApiKeys;

namespace Fluxa.Hosting.Access;

/// <summary>
/// Asks PostgreSQL for keys that are not known yet. One question is under way at a time and brings all that have come meanwhile, so that a
/// flood of invented keys costs one connection and no more.
/// </summary>
internal sealed class KeyLookups(ApiKeyTable table, TimeProvider clock)
{
    private const int MostWaiting = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Lock _gate = new();
    private Dictionary<string, TaskCompletionSource<Answer>> _waiting = [];
    private bool _asking;

    /// <summary>What PostgreSQL says of a key; not <see cref="Answer.Came"/> when it can't be asked.</summary>
    public Task<Answer> FindAsync(string keyId)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(keyId, out var same))
            {
                return same.Task;
            }

            if (_waiting.Count >= MostWaiting)
            {
                return Task.FromResult(default(Answer));
            }

            var waiter = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(keyId, waiter);
            if (!_asking)
            {
                _asking = true;
                _ = Task.Run(AskAllAsync, CancellationToken.None);
            }

            return waiter.Task;
        }
    }

    private async Task AskAllAsync()
    {
        while (TakeWaiting() is { } batch)
        {
            var found = await AskAsync([.. batch.Keys]).ConfigureAwait(false);
            foreach (var (keyId, waiter) in batch)
            {
                waiter.SetResult(new Answer(found is not null, found?.GetValueOrDefault(keyId)));
            }
        }
    }

    private Dictionary<string, TaskCompletionSource<Answer>>? TakeWaiting()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _asking = false;
                return null;
            }

            (var batch, _waiting) = (_waiting, []);
            return batch;
        }
    }

    private async Task<Dictionary<string, StoredApiKey>?> AskAsync(string[] keyIds)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        try
        {
            return (await table.FindAsync(keyIds, limit.Token).ConfigureAwait(false)).ToDictionary(key => key.KeyId);
        }
#pragma warning disable CA1031 // The top of a loop that others wait for: whatever it is, they must be told that there is no answer.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <param name="Came">Whether PostgreSQL answered.</param>
    /// <param name="Key">The key, when there is one.</param>
    internal readonly record struct Answer(bool Came, StoredApiKey? Key);
}
