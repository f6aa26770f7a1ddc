using System.Text.Json.Nodes;
using Fluxa.Contracts;
using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.Transport.AmazonSqs.Raw;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fluxa.EndToEnd.Tests.Recovery;

/// <summary>Recovery dies on each line of collect and redrive, and is started again: nothing is lost, nothing is sent twice.</summary>
public sealed class RecoveryCrashTests(Pipeline pipeline) : IClassFixture<Pipeline>
{
    private const int Failures = 20;
    private const int Killed = 137;

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("recovery.after-receive")]
    [InlineData("recovery.after-store")]
    public async Task Loses_and_doubles_no_failure(string crashPoint)
    {
        await EmptyAsync();
        await using (var dying = await RecoveryProcess.StartAsync(pipeline, crashPoint))
        {
            await FailAsync();
            Assert.Equal(Killed, await dying.Exited.WaitAsync(Signal.Patience, _cancellationToken));
        }

        await using var recovery = await RecoveryProcess.StartAsync(pipeline);
        await recovery.HasOpenAsync(Failures);

        using var letters = new DeadLetters(pipeline.Emulator.ServiceUrl);
        await Eventually.BecomesAsync("the error queue is empty", () => letters.DepthAsync(DeadLetters.ErrorQueue, _cancellationToken), depth => depth == 0);
        Assert.Equal(Failures, await pipeline.Events.CountAsync("failures", _cancellationToken));
        Assert.Equal(Failures, await pipeline.Events.CountAsync("failure_attempts", _cancellationToken));
    }

    [Theory]
    [InlineData("recovery.after-claim", false)]
    [InlineData("recovery.after-send", true)]
    [InlineData("recovery.after-sent-noted", true)]
    public async Task Sends_no_message_twice_and_keeps_what_was_not_sent(string crashPoint, bool sent)
    {
        await EmptyAsync();
        string redrive;
        await using (var dying = await RecoveryProcess.StartAsync(pipeline, $"{crashPoint}:2"))
        {
            await FailAsync();
            await dying.HasOpenAsync(Failures);
            redrive = await dying.RedriveAsync("""
                "rate_per_second":50,"canary":false
                """, "crash test");
            Assert.Equal(Killed, await dying.Exited.WaitAsync(Signal.Patience, _cancellationToken));
        }

        await using var recovery = await RecoveryProcess.StartAsync(pipeline);
        var totals = (await recovery.EndsAsync(redrive)).GetProperty("totals");

        // What was claimed and not sent is open again; everything else was sent once and processed.
        var unknown = totals.GetProperty("unknown").GetInt32();
        Assert.True(sent ? unknown == 0 : unknown is > 0 and < Failures, $"{unknown} of {Failures} have no outcome");
        Assert.Equal(Failures - unknown, totals.GetProperty("processed").GetInt32() + totals.GetProperty("skipped").GetInt32());
        Assert.Equal(0, await pipeline.Events.CountAsync("failures where redrives > 1", _cancellationToken));
        await recovery.HasOpenAsync(unknown + totals.GetProperty("skipped").GetInt32());
    }

    private async Task EmptyAsync()
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(pipeline.Postgres.ConnectionString);
        await using var command = source.CreateCommand("truncate failures, failure_messages, failure_attempts, failure_groups, redrives, redrive_items, audit");
        await command.ExecuteNonQueryAsync(_cancellationToken);
    }

    // Good events that once failed, as they lie in the error queue: sent back, they are processed.
    private async Task FailAsync()
    {
        var settings = new RawQueueSettings { Region = "us-east-1", ServiceUrl = pipeline.Emulator.ServiceUrl, AccessKey = "local", SecretKey = "local" };
        using var host = new RawQueueHost(settings, TimeProvider.System, NullLogger.Instance);
        var queue = await host.FindAsync(DeadLetters.ErrorQueue, _cancellationToken);
        var headers = new Dictionary<string, RawValue> { ["Content-Type"] = RawValue.Of("application/vnd.masstransit+json"), ["fluxa-reason"] = RawValue.Of("unexpected_error") };
        var outcomes = await queue!.SendOnceAsync([.. Enumerable.Range(0, Failures).Select(_ => new RawSend(Envelope(SampleEvent.Make()), headers))], _cancellationToken);
        Assert.All(outcomes, outcome => Assert.IsType<RawSendOutcome.Sent>(outcome));
    }

    private static string Envelope(SampleEvent sample) => new JsonObject
    {
        ["messageId"] = Guid.CreateVersion7().ToString(),
        ["messageType"] = new JsonArray("urn:message:Fluxa.Contracts:IngestEvent"),
        ["message"] = new JsonObject
        {
            ["eventId"] = sample.Id,
            ["tenantId"] = "default",
            ["correlationId"] = "crash-test",
            ["eventType"] = EventTypes.TransactionV1,
            ["acceptedAt"] = "2026-11-21T10:00:00Z",
            ["payloadMode"] = PayloadModes.Inline,
            ["payload"] = sample.Json,
            ["payloadSha256"] = sample.Sha256,
            ["payloadBytes"] = System.Text.Encoding.UTF8.GetByteCount(sample.Json),
        },
    }.ToJsonString();
}
