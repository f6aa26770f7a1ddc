using System.Collections.Concurrent;
using Fluxa.Testing;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Buses;

/// <summary>Collects what consumers saw.</summary>
internal sealed class Inbox<T>
{
    private readonly ConcurrentQueue<T> _items = new();
    private readonly Signal _arrived = new($"a {typeof(T).Name} is consumed");

    public IReadOnlyCollection<T> Items => _items;

    public Task Add(T item)
    {
        _items.Enqueue(item);
        _arrived.Set();
        return Task.CompletedTask;
    }

    public async Task<T[]> WaitAsync(int count = 1)
    {
        await _arrived.WaitAsync(count);
        return [.. _items];
    }
}

/// <summary>Short forms for endpoints in tests.</summary>
internal static class InboxExtensions
{
    public static void Keep<T>(this IReceiveEndpointConfigurator endpoint, Inbox<T> inbox)
        where T : class => endpoint.Handler<T>(context => inbox.Add(context.Message));
}
