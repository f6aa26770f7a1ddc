using Fluxa.Recovery.Redrives.Driving;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Recovery.Tests.Redrives;

/// <summary>Measures time, and so runs alone.</summary>
[Collection(nameof(Alone))]
public sealed class RedriveRateTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keeps_its_rate_within_five_percent()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator, ("Fluxa:Recovery:TenantInFlight", "100000"), ("Fluxa:Recovery:FollowInterval", "00:00:00.5"));
        using var http = recovery.CreateClient();
        await recovery.FailAsync(400);
        var redrive = await http.PlanAsync("""{"filter":{},"rate_per_second":100,"canary":false}""");
        await http.ExecuteAsync(redrive);
        var redriver = recovery.Services.GetRequiredService<Redriver>();

        while (await recovery.ReadAsync<long>("select count(*) from redrive_items where outcome = 'pending'") > 0)
        {
            await redriver.RunOnceAsync(Token);
        }

        // The first batch starts the clock; what it sent is not part of the time after it.
        var rate = await recovery.ReadAsync<double>("""
            select count(*) filter (where claimed_at > first) / extract(epoch from max(claimed_at) - min(first))::float8
            from redrive_items, (select min(claimed_at) as first from redrive_items) as start
            """);
        Assert.InRange(rate, 95, 105);
    }
}
