using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Load;

/// <summary>Traffic before the measured one: a service that has just started compiles its code under it, once.</summary>
internal static class WarmUp
{
    /// <summary>Enough to compile everything; more would only delay the measurement.</summary>
    private const int MostPerSecond = 500;

    /// <summary>Posts plain events for so long, and waits for their answers, whatever they are.</summary>
    public static async Task RunAsync(FluxaClient client, LoadSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var events = new SampleEvents("warm-up-", seed: 2, clock);
        var rate = Math.Min(settings.Rate, MostPerSecond);
        var posts = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate), clock);
        for (var number = 0; number < rate * settings.WarmUpSeconds && await timer.WaitForNextTickAsync(cancellationToken); number++)
        {
            posts.Add(client.PostAsync(events.Plain(number).Payload, cancellationToken));
        }

        await Task.WhenAll(posts);
    }
}
