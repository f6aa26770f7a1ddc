using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Recovery.Tests.Redrives;

/// <summary>A redrive whose messages nobody takes, on a real queue.</summary>
public sealed class RedriveLagTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    [Fact]
    public async Task Stops_by_itself_when_the_queue_grows_and_grows_on()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator, ("Fluxa:Recovery:LagLimit", "20"));
        using var http = recovery.CreateClient();
        await recovery.FailAsync(300);
        var redrive = await http.PlanAsync("""{"filter":{},"rate_per_second":100,"canary":false}""");

        await http.ExecuteAsync(redrive);
        await recovery.DriveAsync(redrive, null, "stopped", "done");

        Assert.Equal($"the queue {recovery.Source.Name} grows: its consumers don't keep up", await recovery.ReadAsync<string>("select stopped_because from redrives"));
        var sent = await recovery.Source.DepthAsync();
        Assert.InRange(sent, 21, 299);
        Assert.Equal($"sent {sent}, skipped {300 - sent}", await recovery.OutcomesAsync(redrive));
        Assert.Equal(300 - sent, await recovery.ReadAsync<long>("select count(*) from failures where state = 'open'"));
    }
}
