using System.Collections.Concurrent;
using Fluxa.Cli.Bench.Bare;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>Fills a queue before a measurement.</summary>
internal static class QueueFill
{
    private const int CallsAtOnce = 4;

    public static async Task RunAsync(BareQueue queue, IEnumerable<BareMessage> messages, CancellationToken cancellationToken)
    {
        var batches = new ConcurrentQueue<BareMessage[]>(messages.Chunk(BareQueue.Batch));
        await Task.WhenAll(Enumerable.Range(0, CallsAtOnce).Select(_ => Task.Run(SendAsync, cancellationToken)));

        async Task SendAsync()
        {
            while (batches.TryDequeue(out var batch))
            {
                await queue.SendAsync(batch, cancellationToken);
            }
        }
    }
}
