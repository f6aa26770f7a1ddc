namespace Fluxa.Cli.Chaos.Faults;

/// <summary>How long a fault lasts.</summary>
internal static class Hold
{
    /// <summary>Waits some time between the two, or until all must be calm.</summary>
    public static async Task SomeAsync(Random random, double fromSeconds, double toSeconds, TimeProvider clock, CancellationToken calm)
    {
        var time = TimeSpan.FromSeconds(fromSeconds + (random.NextDouble() * (toSeconds - fromSeconds)));
        await Task.Delay(time, clock, calm).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
