using System.Net;
using System.Text;
using Fluxa.EndToEnd.Tests.Pipelines;

namespace Fluxa.EndToEnd.Tests.Recovery;

/// <summary>The session of docs/recovery.md: a deployment breaks one merchant's events, and an operator repairs them.</summary>
public sealed class BadDeployTests(BadDeployPipeline pipeline) : IClassFixture<BadDeployPipeline>
{
    private const int Batch = 1000;

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_hundred_of_five_thousand_fail_and_all_are_processed_in_the_end()
    {
        await using var recovery = await RecoveryProcess.StartAsync(pipeline);
        var events = Enumerable.Range(0, 4700).Select(_ => SampleEvent.Make())
            .Concat(Enumerable.Range(0, 300).Select(_ => SampleEvent.Make(merchant: BadDeployPipeline.Merchant)))
            .ToList();
        foreach (var batch in events.Chunk(Batch))
        {
            await PostAsync(batch);
        }

        // One cause, whatever the ids and amounts in its text.
        await recovery.HasOpenAsync(300);
        var group = Assert.Single((await recovery.GetAsync("/failures/groups")).GetProperty("items").EnumerateArray());
        Assert.Equal(300, group.GetProperty("count").GetInt32());
        Assert.Equal("unexpected_error", group.GetProperty("reason").GetString());

        // The bug is still there: the canary stops after one message.
        var tooEarly = await recovery.EndsAsync(await recovery.RedriveAsync("""
            "rate_per_second":500
            """, "is it fixed?"));
        Assert.Equal("stopped", tooEarly.GetProperty("state").GetString());
        Assert.Equal((1, 299), (tooEarly.GetProperty("totals").GetProperty("failed_again").GetInt32(), tooEarly.GetProperty("totals").GetProperty("skipped").GetInt32()));

        // The fix is deployed: canary, ramp, all of them.
        await recovery.HasOpenAsync(300);
        await pipeline.FixAsync(_cancellationToken);
        var repaired = await recovery.EndsAsync(await recovery.RedriveAsync("""
            "rate_per_second":500
            """, "fee table fixed"));
        Assert.Equal("done", repaired.GetProperty("state").GetString());
        Assert.Equal(300, repaired.GetProperty("totals").GetProperty("processed").GetInt32());
        await recovery.HasOpenAsync(0);
        await pipeline.StoresAsync(events, _cancellationToken);

        var story = (await recovery.GetAsync("/audit")).GetProperty("items").EnumerateArray().Select(note => note.GetProperty("action").GetString()).Reverse();
        Assert.Equal(["plan", "execute", "stop", "plan", "execute", "finish"], story);
    }

    private async Task PostAsync(SampleEvent[] events)
    {
        using var content = new StringContent($"[{string.Join(',', events.Select(sample => sample.Json))}]", Encoding.UTF8, "application/json");
        using var answer = await pipeline.Ingest.Http.PostAsync("/events/batch", content, _cancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }
}
