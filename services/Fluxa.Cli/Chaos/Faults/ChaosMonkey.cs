namespace Fluxa.Cli.Chaos.Faults;

/// <summary>Lets one fault after another strike, several at a time, until all must be calm; then everything is whole again.</summary>
internal sealed class ChaosMonkey(ChaosStack stack, ChaosLog log, int seed, TimeProvider clock)
{
    private const double ShortestGap = 0.2;
    private const double LongestGap = 1.5;
    private readonly Random _random = new(seed);
    private readonly IReadOnlyList<ChaosFault> _faults =
    [
        .. new ServiceFaults(stack, log, clock).All,
        .. new StoreFaults(stack, log, clock).All,
        .. new BrokerFaults(stack, log, clock).All,
    ];

    public async Task RunAsync(CancellationToken calm)
    {
        List<Task> striking = [];
        while (!calm.IsCancellationRequested)
        {
            striking.Add(Choose().StrikeAsync(new Random(_random.Next()), calm));
            striking.RemoveAll(strike => strike.IsCompletedSuccessfully);
            await Hold.SomeAsync(_random, ShortestGap, LongestGap, clock, calm);
        }

        await Task.WhenAll(striking);
        stack.AwsProxy.Plan.Clear();
        stack.PostgresProxy.Heal();
        await Task.WhenAll(stack.Services.Select(service => service.ReviveAsync(CancellationToken.None)));
    }

    private ChaosFault Choose()
    {
        var left = _random.Next(_faults.Sum(fault => fault.Weight));
        return _faults.First(fault => (left -= fault.Weight) < 0);
    }
}
