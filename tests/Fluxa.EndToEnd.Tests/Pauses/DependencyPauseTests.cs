using System.Net;
using Fluxa.Contracts;
using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.LocalInfrastructure.Faults.Aws;

namespace Fluxa.EndToEnd.Tests.Pauses;

/// <summary>
/// PostgreSQL or S3 is gone for long: no message moves, no attempt is used up, nobody has to do anything afterwards. The outage of PostgreSQL is
/// 8 s here, with messages handed back for 2 s and a probe a second (10 s and 5 s by default). The whole promise, 10 minutes:
/// <c>FLUXA_TEST_OUTAGE=00:10:00 artifacts/bin/Fluxa.EndToEnd.Tests/release/Fluxa.EndToEnd.Tests -method "*PostgreSQL_is_gone*"</c>.
/// </summary>
public sealed class DependencyPauseTests(PausePipeline pipeline) : IClassFixture<PausePipeline>
{
    private const int PerSecond = 200;
    private const int LogAway = 5010;
    private const int LogHandedBack = 5013;

    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(120);

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    private static int OutageSeconds => (int)PausePipeline.Outage.TotalSeconds;

    private long Receives => pipeline.AwsProxy.Counts[("sqs", "ReceiveMessage")];

    [Fact]
    public async Task While_PostgreSQL_is_gone_receiving_rests_and_all_is_processed_soon_after_its_return()
    {
        using var letters = new DeadLetters(pipeline.Emulator.ServiceUrl);
        await using var traffic = SteadyTraffic.Start(() => pipeline.Ingest.Http, PerSecond);
        await traffic.MoreAsync(PerSecond);

        await pipeline.Postgres.KillAsync(_cancellationToken);
        await Eventually.BecomesAsync("it is noticed", () => Task.FromResult(Logged(LogAway, "PostgreSQL")), times => times == 1);
        await traffic.MoreAsync(PerSecond);
        var receives = Receives;
        for (var second = 1; second < OutageSeconds; second++)
        {
            await traffic.MoreAsync(PerSecond);
        }

        var receivesMeanwhile = Receives - receives;
        var atRest = await letters.CountsAsync(FluxaQueues.ProcessEvent, _cancellationToken);
        using var live = await pipeline.Processor.Http.GetAsync("/health/live", _cancellationToken);
        using var ready = await pipeline.Processor.Http.GetAsync("/health/ready", _cancellationToken);
        var acked = await traffic.StopAsync();

        var back = TimeProvider.System.GetTimestamp();
        await pipeline.Postgres.RestartAsync(_cancellationToken);
        await Eventually.BecomesAsync("the queue is empty", () => letters.DepthAsync(FluxaQueues.ProcessEvent, _cancellationToken), depth => depth == 0, Promised);
        var took = TimeProvider.System.GetElapsedTime(back);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{OutageSeconds} s without PostgreSQL: {acked.Count} acknowledged, {traffic.Refused} refused, {atRest.Visible} waited; all processed {took.TotalSeconds:0.0} s after its start was begun");

        // That a hundred thousand were announced is more than the test's own subscriber can tell in time; the outbox tells it as well.
        await (PausePipeline.IsLong ? pipeline.StoresAsync(acked, _cancellationToken) : pipeline.HoldsExactlyAsync(acked, _cancellationToken));
        Assert.InRange(took, TimeSpan.Zero, Promised);
        traffic.WasRefusedAtMost((acked.Count + traffic.Refused) / 1000);
        Assert.Equal(0, receivesMeanwhile);
        Assert.InRange(atRest.Visible, (OutageSeconds - 1) * PerSecond, int.MaxValue);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);

        // A connection that died with the old server can fail a first commit after the new one's start: a second, short rest.
        Assert.InRange(Logged(LogAway, "PostgreSQL"), 1, 2);
        Assert.Equal(0, await letters.DepthAsync(DeadLetters.ErrorQueue, _cancellationToken));
        Assert.Equal(0, await letters.DepthAsync(FluxaQueues.ProcessEvent, _cancellationToken));
    }

    [Fact]
    public async Task While_S3_is_gone_large_events_go_back_uncounted_and_small_ones_pass()
    {
        var large = Enumerable.Range(0, 5).Select(_ => SampleEvent.Make(payloadBytes: 300 * 1024)).ToList();
        var small = Enumerable.Range(0, 50).Select(_ => SampleEvent.Make()).ToList();
        using (S3Fails("GetObject"))
        {
            await PostAsync(large);

            // Only now: Ingest asks S3 for what it has put.
            using var silent = S3Fails("HeadObject");
            await PostAsync(small);
            await pipeline.StoresAsync(small, _cancellationToken);
            await Eventually.BecomesAsync("every large event went back four times", () => Task.FromResult(Logged(LogHandedBack, "S3")), times => times >= 4 * large.Count);
            Assert.Empty(await pipeline.Events.HashesAsync([.. large.Select(sample => sample.Id)], _cancellationToken));
        }

        await pipeline.HoldsExactlyAsync([.. large, .. small], _cancellationToken);
    }

    private IDisposable S3Fails(string operation) =>
        pipeline.AwsProxy.Plan.Add(new(new AwsFault.Fail(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable")) { Service = "s3", Operation = operation });

    private async Task PostAsync(IEnumerable<SampleEvent> samples)
    {
        foreach (var sample in samples)
        {
            Assert.True(await sample.TryPostAsync(pipeline.Ingest.Http, _cancellationToken));
        }
    }

    private int Logged(int id, string dependency) => pipeline.Processor.Log
        .Select(line => line.GetProperty("fields"))
        .Count(fields => fields.TryGetProperty("log_id", out var logId) && logId.GetInt32() == id && fields.GetProperty("dependency").GetString() == dependency);
}
