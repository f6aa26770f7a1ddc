using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.LocalInfrastructure.Faults.Aws;

namespace Fluxa.EndToEnd.Tests.Pauses;

/// <summary>One message kills the Processor each time it is handled: it ends as a dead letter, and its neighbours don't go with it.</summary>
public sealed class CrashLoopTests(CrashLoopPipeline pipeline) : IClassFixture<CrashLoopPipeline>
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_kills_its_process_every_time_becomes_a_dead_letter_alone()
    {
        // It never gets its payload: the process is killed (SIGKILL) while it asks for it.
        var poison = SampleEvent.Make(payloadBytes: 300 * 1024);
        var touched = new Signal("the poison is handled");
        using var hangs = pipeline.AwsProxy.Plan.Add(new(new AwsFault.Hang()) { Service = "s3", Operation = "GetObject", Resource = poison.Id.ToString() });
        pipeline.AwsProxy.Seen = call =>
        {
            if (call is { Service: "s3", Operation: "GetObject" } && call.Resource.Contains(poison.Id.ToString(), StringComparison.Ordinal))
            {
                touched.Set();
            }
        };
        await using var traffic = SteadyTraffic.Start(() => pipeline.Ingest.Http, perSecond: 100);
        await traffic.MoreAsync(100);
        Assert.True(await poison.TryPostAsync(pipeline.Ingest.Http, _cancellationToken));

        for (var death = 1; death <= CrashLoopPipeline.MaxReceives; death++)
        {
            await touched.WaitAsync(death);
            await pipeline.Processor.KillAsync(_cancellationToken);
            await pipeline.StartProcessorAsync(_cancellationToken);
        }

        using var letters = new DeadLetters(pipeline.Emulator.ServiceUrl);
        var letter = await Eventually.BecomesAsync(
            "the poison is a dead letter", () => letters.TakeAsync(poison.Id.ToString(), _cancellationToken), letter => letter is not null);

        // Moved by SQS itself: nobody was left to say why.
        Assert.DoesNotContain("fluxa-reason", letter!.Attributes.Keys);
        var acked = await traffic.StopAsync();
        traffic.WasRefusedAtMost(0);
        await pipeline.HoldsExactlyAsync(acked, _cancellationToken);
    }
}
