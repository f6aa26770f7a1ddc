using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Seed;

/// <summary>Posts events, a few at a time.</summary>
internal sealed class SeedRun(Target target, TextWriter output, TimeProvider clock)
{
    private const int AtOnce = 16;

    /// <summary>One in so many is large, so that S3 has something too.</summary>
    private const int LargeEvery = 50;

    public async Task<int> RunAsync(int count, CancellationToken cancellationToken)
    {
        using var client = new FluxaClient(target, AtOnce);
        await client.RequireAsync(cancellationToken);
        var events = new SampleEvents("seed-", seed: (int)clock.GetUtcNow().ToUnixTimeSeconds(), clock);
        var statuses = new StatusCounts();
        var accepted = 0;
        string? example = null;

        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (number, token) =>
        {
            var sample = number % LargeEvery == LargeEvery - 1 ? events.Large(number) : events.Plain(number);
            var outcome = await client.PostAsync(sample.Payload, token);
            statuses.Add(outcome.Status);
            if (outcome.Accepted)
            {
                Interlocked.Increment(ref accepted);
                Interlocked.CompareExchange(ref example, sample.Id.ToString(), null);
            }
        });

        if (accepted < count)
        {
            throw new CliException($"{count - accepted} of {count} events weren't accepted: {string.Join(", ", statuses.Snapshot().Select(entry => $"{entry.Key} × {entry.Value}"))}.");
        }

        await output.WriteLineAsync($"{accepted} events accepted. One of them: {new Uri(target.Query, $"/events/{example}")}");
        return ExitCodes.Done;
    }
}
