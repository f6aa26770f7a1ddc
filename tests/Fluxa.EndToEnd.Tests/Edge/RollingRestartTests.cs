using System.Globalization;
using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.Testing.Processes;

namespace Fluxa.EndToEnd.Tests.Edge;

/// <summary>A deployment under traffic: two instances behind a load balancer are replaced one after the other, again and again, and no client notices.</summary>
[Collection(EdgePipeline.Name)]
public sealed class RollingRestartTests(EdgeStack pipeline)
{
    private const int PerSecond = 300;

    // A few are enough to find a fault in the order of things; FLUXA_ROLLING_RESTARTS=20 is what is promised.
    private static readonly int Restarts = int.Parse(Environment.GetEnvironmentVariable("FLUXA_ROLLING_RESTARTS") ?? "3", CultureInfo.InvariantCulture);

    // Many probes of the balancer, so that a machine that stalls for a moment is no failure.
    private static readonly Dictionary<string, string?> Draining = new() { ["Fluxa__Drain__Delay"] = "00:00:02", ["Fluxa__Ingest__OutboxTimeout"] = "00:00:10" };
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rolling_restarts_fail_no_request()
    {
        await using var balancer = new RoundRobin();
        var running = new Queue<ServiceProcess>(await Task.WhenAll(JoinAsync(balancer), JoinAsync(balancer)));
        var stopping = new List<Task<int>>();
        await using var traffic = SteadyTraffic.Start(balancer.Next, PerSecond);

        for (var restart = 0; restart < Restarts; restart++)
        {
            running.Enqueue(await JoinAsync(balancer));
            stopping.Add(LeaveAsync(balancer, running.Dequeue()));
        }

        var exits = await Task.WhenAll(stopping);
        var acked = await traffic.StopAsync();
        while (running.TryDequeue(out var last))
        {
            await last.DisposeAsync();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Restarts} restarts, {traffic.Rate:0} requests/s, {acked.Count} taken, {traffic.Refused} failed, p99 {traffic.Percentile(0.99).TotalMilliseconds:0} ms");
        traffic.WasRefusedAtMost(0);
        Assert.All(exits, exit => Assert.Equal(0, exit));
        Assert.InRange(traffic.Rate, 0.95 * PerSecond, double.MaxValue);
        Assert.InRange(acked.Count, 100 * Restarts, int.MaxValue);
        await pipeline.HoldsExactlyAsync(acked, _cancellationToken);
    }

    private async Task<ServiceProcess> JoinAsync(RoundRobin balancer)
    {
        var instance = await pipeline.StartIngestBesideAsync(Draining, _cancellationToken);
        balancer.Add(instance);
        return instance;
    }

    private async Task<int> LeaveAsync(RoundRobin balancer, ServiceProcess instance)
    {
        var exit = await instance.TerminateAsync(_cancellationToken);
        balancer.Remove(instance);
        await instance.DisposeAsync();
        return exit;
    }
}
