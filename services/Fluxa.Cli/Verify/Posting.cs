using System.Collections.Concurrent;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Verify;

/// <summary>Posts every event until it is accepted, refused for good, or nothing has moved for too long. A second try has the same event_id: it makes no second event.</summary>
internal sealed class Posting(FluxaClient client, VerifyEvents events, TimeSpan patience, int atOnce, VerifyScreen screen, TimeProvider clock)
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromMilliseconds(500);
    private int _done;

    public async Task<(IReadOnlyList<ExpectedEvent> Accepted, IReadOnlyList<string> Refused)> PostAsync(int count, CancellationToken cancellationToken)
    {
        var accepted = new ConcurrentBag<ExpectedEvent>();
        var refused = new ConcurrentBag<string>();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken }, async (number, token) =>
        {
            var sample = events.Make(number);
            var outcome = await PostAsync(sample, token);
            if (outcome.Accepted)
            {
                accepted.Add(EventFields.Expect(sample));
            }
            else
            {
                refused.Add($"{sample.Id} ({sample.Kind}): {outcome.Status}");
            }

            screen.Progress("posted", Interlocked.Increment(ref _done), count);
        });
        return ([.. accepted], [.. refused]);
    }

    private async Task<PostOutcome> PostAsync(SampleEvent sample, CancellationToken cancellationToken)
    {
        for (var started = clock.GetTimestamp(); ;)
        {
            var outcome = await client.PostAsync(sample.Payload, cancellationToken);
            if (!outcome.MayRetry || clock.GetElapsedTime(started) > patience)
            {
                return outcome;
            }

            await Task.Delay(TryAgain, clock, cancellationToken);
        }
    }
}
