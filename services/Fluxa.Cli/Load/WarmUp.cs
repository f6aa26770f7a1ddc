using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Load;

/// <summary>Traffic before the measured one: a service that has just started compiles its code under it, once.</summary>
internal static class WarmUp
{
    /// <summary>Enough to compile everything; more would only delay the measurement.</summary>
    private const int MostPerSecond = 500;

    /// <summary>Posts plain events for so long, asks Query for as many of them as the measurement will watch, and waits for the answers, whatever they are.</summary>
    public static async Task RunAsync(FluxaClient client, LoadSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var events = new SampleEvents("warm-up-", seed: 2, clock);
        var rate = Math.Min(settings.Rate, MostPerSecond);
        var posts = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate), clock);
        for (var number = 0; number < rate * settings.WarmUpSeconds && await timer.WaitForNextTickAsync(cancellationToken); number++)
        {
            posts.Add(PostAsync(events.Plain(number), number % settings.WatchEvery == 0));
        }

        await Task.WhenAll(posts);

        async Task PostAsync(SampleEvent sample, bool watched)
        {
            var outcome = await client.PostAsync(sample.Payload, cancellationToken);
            if (watched && outcome.Accepted)
            {
                await client.FindAsync(sample.Id, cancellationToken);
            }
        }
    }
}
