using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fluxa.Recovery.Tests.Running;

/// <summary>The service with its loops running by themselves.</summary>
public sealed class LoopTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Collects_sends_back_and_resolves_without_being_asked_and_stops_when_told()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator, ("Fluxa:Recovery:RepairInterval", "00:00:01"));
        recovery.RunsLoops = true;
        using var http = recovery.CreateClient();
        await recovery.Errors.SendManyAsync(Enumerable.Range(0, 12).Select(_ => FailedMessage.Event(Guid.CreateVersion7())), FailedMessage.Fault());
        await Eventually.BecomesAsync("12 failures are open", () => recovery.ReadAsync<long>("select count(*) from failures where state = 'open'"), open => open == 12);
        var redrive = await http.PlanAsync();
        await http.ExecuteAsync(redrive);
        var worker = new Worker(recovery, _ => true);

        var state = await Eventually.BecomesAsync(
            "the redrive has ended",
            async () =>
            {
                await worker.WorkAsync();
                return await recovery.StateOfAsync(redrive);
            },
            state => state is "done" or "stopped");

        Assert.Equal(("done", 12L), (state, await recovery.ReadAsync<long>("select count(*) from failures where state = 'resolved'")));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Signal.Patience);
        await recovery.Services.GetRequiredService<IHost>().StopAsync(patience.Token);
        Assert.False(patience.IsCancellationRequested);
    }
}
