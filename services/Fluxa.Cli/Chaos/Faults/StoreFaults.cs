using Fluxa.LocalInfrastructure.Faults.Tcp;

namespace Fluxa.Cli.Chaos.Faults;

/// <summary>PostgreSQL dies, and the network to it fails in every way a network has.</summary>
internal sealed class StoreFaults(ChaosStack stack, ChaosLog log, TimeProvider clock)
{
    private readonly Turn _server = new();
    private readonly Turn _network = new();

    public IEnumerable<ChaosFault> All =>
    [
        new(3, (random, calm) => _server.AloneAsync(() => RestartAsync(random, calm))),
        new(2, (_, _) => CutAsync()),
        new(3, (random, calm) => NetworkAsync(new TcpFault.LoseAnswerTo("insert"), "lose answers to inserts", 1, random, calm)),
        new(1, (random, calm) => NetworkAsync(new TcpFault.LoseAnswerTo("delete"), "lose answers to deletes", 1, random, calm)),
        new(1, (random, calm) => NetworkAsync(new TcpFault.Refuse(), "refuse connections", 4, random, calm)),
        new(1, (random, calm) => NetworkAsync(new TcpFault.Silence(), "swallow every packet", 4, random, calm)),
        new(1, (random, calm) => NetworkAsync(new TcpFault.Delay(TimeSpan.FromMilliseconds(100)), "100 ms more each way", 4, random, calm)),
    ];

    private async Task RestartAsync(Random random, CancellationToken calm)
    {
        log.Note("PostgreSQL: SIGKILL");
        await stack.Postgres.KillAsync(CancellationToken.None);
        await Hold.SomeAsync(random, 0, 3, clock, calm);
        await stack.Postgres.RestartAsync(CancellationToken.None);
        log.Note("PostgreSQL: started");
    }

    private Task CutAsync()
    {
        log.Note("PostgreSQL: cut every connection");
        stack.PostgresProxy.CutAll();
        return Task.CompletedTask;
    }

    private Task NetworkAsync(TcpFault fault, string what, double longestSeconds, Random random, CancellationToken calm) => _network.AloneAsync(async () =>
    {
        log.Note($"PostgreSQL: {what}");
        stack.PostgresProxy.Set(fault);
        await Hold.SomeAsync(random, 0.3, longestSeconds, clock, calm);
        stack.PostgresProxy.Heal();
        log.Note($"PostgreSQL: no more {what}");
    });
}
