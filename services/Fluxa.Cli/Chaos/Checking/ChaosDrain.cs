using Fluxa.Contracts;

namespace Fluxa.Cli.Chaos.Checking;

/// <summary>Waits until nothing is on its way any more.</summary>
internal sealed class ChaosDrain(ChaosStore store, ChaosBroker broker, TimeProvider clock)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(500);

    /// <summary>Null when everything has drained in time, else what was left.</summary>
    public async Task<string?> WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var started = clock.GetTimestamp(); ;)
        {
            var waiting = await broker.DepthAsync(FluxaQueues.ProcessEvent, cancellationToken);
            var (rows, setAside) = await store.OutboxAsync(cancellationToken);
            if (waiting == 0 && rows == 0)
            {
                return null;
            }

            if (clock.GetElapsedTime(started) > patience)
            {
                return $"after {patience.TotalSeconds:0} s there are still {waiting} messages in the queue and {rows} rows in the outbox, {setAside} of them set aside";
            }

            await Task.Delay(AskAgain, clock, cancellationToken);
        }
    }
}
