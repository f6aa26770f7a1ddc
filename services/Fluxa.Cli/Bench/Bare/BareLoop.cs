namespace Fluxa.Cli.Bench.Bare;

/// <summary>The floor of the Processor: receive ten → one statement for inbox, event and outbox → delete ten, again and again, a few beside each other; nothing else.</summary>
internal sealed class BareLoop(BareQueue queue, BareTables tables)
{
    /// <summary>Loops beside each other: as many as keep both sides busy on two cores.</summary>
    private const int Loops = 8;

    /// <summary>Works until so many messages are deleted.</summary>
    public async Task DrainAsync(int messages, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var left = messages;
        await Task.WhenAll(Enumerable.Range(0, Loops).Select(_ => Task.Run(LoopAsync, cancellationToken)));

        async Task LoopAsync()
        {
            try
            {
                while (Volatile.Read(ref left) > 0)
                {
                    if (Interlocked.Add(ref left, -await RunOnceAsync(waitSeconds: 1, done.Token)) <= 0)
                    {
                        await done.CancelAsync();
                    }
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Another loop had the last ones.
            }
        }
    }

    /// <summary>One turn of one loop; answers how many messages it brought.</summary>
    public async Task<int> RunOnceAsync(int waitSeconds, CancellationToken cancellationToken)
    {
        var deliveries = await queue.ReceiveAsync(waitSeconds, cancellationToken);
        if (deliveries.Count > 0)
        {
            await tables.InsertAsync([.. deliveries.Select(delivery => BareEvent.Read(delivery.Body))], CancellationToken.None);
            await queue.DeleteAsync(deliveries, CancellationToken.None);
        }

        return deliveries.Count;
    }
}
