using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>Resolves each queue or topic once, however many callers want it; a failure is forgotten, so that the next caller tries again.</summary>
internal sealed class EntityCache<T>
    where T : class, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<T>>> _entities = new(StringComparer.Ordinal);

    public bool TryGet(string name, [NotNullWhen(true)] out T? entity)
    {
        entity = _entities.TryGetValue(name, out var known) && known is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } ? known.Value.Result : null;
        return entity is not null;
    }

    /// <summary>Forgets an entity that is gone; it is resolved again when it is next wanted. Whoever still holds it may go on using it.</summary>
    public void Forget(string name) => _entities.TryRemove(name, out _);

    /// <summary>Finishes and forgets all.</summary>
    public async ValueTask ClearAsync()
    {
        foreach (var name in _entities.Keys)
        {
            if (_entities.TryRemove(name, out var known) && known is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            {
                await known.Value.Result.DisposeAsync();
            }
        }
    }

    public async ValueTask<T> ResolveAsync(string name, Func<Task<T>> resolve, CancellationToken cancellationToken)
    {
        var entity = _entities.GetOrAdd(name, _ => new Lazy<Task<T>>(resolve));
        try
        {
            return await entity.Value.WaitAsync(cancellationToken);
        }
        catch when (entity.Value.IsFaulted || entity.Value.IsCanceled)
        {
            _entities.TryRemove(KeyValuePair.Create(name, entity));
            throw;
        }
    }
}
