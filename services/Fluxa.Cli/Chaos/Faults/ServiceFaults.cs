namespace Fluxa.Cli.Chaos.Faults;

/// <summary>Services die, or stand still until nobody believes in them any more and then go on as if nothing had been.</summary>
internal sealed class ServiceFaults(ChaosStack stack, ChaosLog log, TimeProvider clock)
{
    public IEnumerable<ChaosFault> All =>
    [
        new(8, (random, calm) => OneAsync(random, service => KillAsync(service, random, calm))),
        new(5, (random, calm) => OneAsync(random, service => FreezeAsync(service, random, calm))),
    ];

    private Task OneAsync(Random random, Func<ChaosService, Task> strikeAsync)
    {
        var service = stack.Services[random.Next(stack.Services.Count)];
        return service.Turn.AloneAsync(() => strikeAsync(service));
    }

    private async Task KillAsync(ChaosService service, Random random, CancellationToken calm)
    {
        log.Note($"SIGKILL {service.Name}");
        await service.KillAsync(CancellationToken.None);
        await Hold.SomeAsync(random, 0, 2, clock, calm);
        await service.StartAsync(CancellationToken.None);
        log.Note($"start {service.Name}");
    }

    // Up to more than the visibility timeout and the outbox lease: the frozen one wakes up holding what others have taken over.
    private async Task FreezeAsync(ChaosService service, Random random, CancellationToken calm)
    {
        log.Note($"SIGSTOP {service.Name}");
        service.Freeze();
        await Hold.SomeAsync(random, 0.2, 14, clock, calm);
        service.Thaw();
        log.Note($"SIGCONT {service.Name}");
    }
}
