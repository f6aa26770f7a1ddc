using System.Collections.Concurrent;
using System.Collections.Frozen;
using Fluxa.Persistence.ApiKeys;

namespace Fluxa.Hosting.Access;

/// <summary>
/// Knows every live key by heart, read anew every few seconds. While PostgreSQL is away the known keys are still taken: an outage locks nobody
/// out. A key that is not among them is asked for; when it can't be, nobody is told that it is wrong.
/// </summary>
internal sealed class ApiKeyDirectory(ApiKeyTable table, KeyLookups lookups, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, KnownKey> _foundSince = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _used = new(StringComparer.Ordinal);
    private FrozenDictionary<string, KnownKey>? _known;

    /// <summary>Whether the keys have been read at least once.</summary>
    public bool IsLoaded => Volatile.Read(ref _known) is not null;

    public ValueTask<KeyVerdict> JudgeAsync(ApiKeyText sent, CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref _known);
        if (known is not null && (known.TryGetValue(sent.KeyId, out var key) || _foundSince.TryGetValue(sent.KeyId, out key)))
        {
            return ValueTask.FromResult(Note(key.Judge(sent, clock.GetUtcNow())));
        }

        return new ValueTask<KeyVerdict>(AskAsync(sent, cancellationToken));
    }

    /// <summary>Reads all live keys; answers how many.</summary>
    /// <exception cref="Fluxa.Persistence.StoreUnavailableException">PostgreSQL can't answer; what was known stays known.</exception>
    public async Task<int> LoadAsync(CancellationToken cancellationToken)
    {
        var live = await table.LoadLiveAsync(clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _known, live.ToFrozenDictionary(key => key.KeyId, key => new KnownKey(key), StringComparer.Ordinal));
        _foundSince.Clear();
        return live.Count;
    }

    /// <summary>Writes down which keys were used since the last time, all in one statement.</summary>
    /// <exception cref="Fluxa.Persistence.StoreUnavailableException">PostgreSQL can't answer; the next time has these too.</exception>
    public async Task NoteUseAsync(CancellationToken cancellationToken)
    {
        string[] used = [.. _used.Keys];
        if (used.Length == 0)
        {
            return;
        }

        await table.TouchAsync(used, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        foreach (var keyId in used)
        {
            _used.TryRemove(keyId, out _);
        }
    }

    private async Task<KeyVerdict> AskAsync(ApiKeyText sent, CancellationToken cancellationToken)
    {
        var answer = await lookups.FindAsync(sent.KeyId).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!answer.Came)
        {
            return new KeyVerdict.Unknowable();
        }

        if (answer.Key is not { } stored)
        {
            return new KeyVerdict.Refused();
        }

        var key = new KnownKey(stored);
        var verdict = key.Judge(sent, clock.GetUtcNow());
        if (verdict is KeyVerdict.Taken)
        {
            _foundSince[stored.KeyId] = key;
        }

        return Note(verdict);
    }

    private KeyVerdict Note(KeyVerdict verdict)
    {
        if (verdict is KeyVerdict.Taken taken && !_used.ContainsKey(taken.Key.KeyId))
        {
            _used.TryAdd(taken.Key.KeyId, 0);
        }

        return verdict;
    }
}
