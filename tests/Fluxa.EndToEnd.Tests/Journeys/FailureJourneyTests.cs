using System.Security.Cryptography;
using System.Text;
using Fluxa.Contracts;
using Fluxa.EndToEnd.Tests.Pipelines;

namespace Fluxa.EndToEnd.Tests.Journeys;

/// <summary>What can never succeed ends in the error queue, at once, whole and with its reason; what is a copy changes nothing.</summary>
public sealed class FailureJourneyTests(Pipeline pipeline) : IClassFixture<Pipeline>
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_delivered_ten_times_is_one_row_and_one_notification()
    {
        var command = Command(SampleEvent.Make());

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => pipeline.Queue.SendAsync(command, _cancellationToken)));

        await pipeline.ReadAsync(command.EventId, _cancellationToken);
        await DrainedAsync();
        Assert.Single(await pipeline.Events.HashesAsync([command.EventId], _cancellationToken));
        await AnnouncesAsync(command.EventId, times: 1);
    }

    [Fact]
    public async Task A_payload_with_another_hash_is_a_dead_letter()
    {
        var command = Command(SampleEvent.Make()) with { PayloadSha256 = new string('0', 64) };

        await pipeline.Queue.SendAsync(command, _cancellationToken);

        await DeadLetterAsync(command.EventId, "hash_mismatch");
    }

    [Fact]
    public async Task A_payload_that_is_not_in_S3_is_a_dead_letter()
    {
        var sample = SampleEvent.Make();
        var command = Command(sample) with
        {
            PayloadMode = PayloadModes.S3,
            Payload = null,
            PayloadKey = $"raw/2026/01/02/default/{sample.Id}.json",
        };

        await pipeline.Queue.SendAsync(command, _cancellationToken);

        await DeadLetterAsync(command.EventId, "payload_missing");
    }

    [Fact]
    public async Task A_payload_that_breaks_the_schema_is_a_dead_letter()
    {
        var sample = SampleEvent.Make();
        var broken = sample with { Json = sample.Json.Replace("12.50", "\"12.50\"", StringComparison.Ordinal) };

        await pipeline.Queue.SendAsync(Command(broken), _cancellationToken);

        await DeadLetterAsync(sample.Id, "schema_invalid");
    }

    [Fact]
    public async Task An_id_used_again_with_other_content_leaves_the_first_untouched()
    {
        var first = SampleEvent.Make();
        var second = first with { Json = first.Json.Replace("12.50", "99.99", StringComparison.Ordinal) };
        await pipeline.Queue.SendAsync(Command(first), _cancellationToken);
        await pipeline.ReadAsync(first.Id, _cancellationToken);

        await pipeline.Queue.SendAsync(Command(second), _cancellationToken);

        await DeadLetterAsync(first.Id, "event_id_conflict", isStored: true);
        var read = await pipeline.ReadAsync(first.Id, _cancellationToken);
        Assert.Equal(12.50m, read.GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task A_body_that_no_one_can_read_is_a_dead_letter()
    {
        using var letters = new DeadLetters(pipeline.Emulator.ServiceUrl);
        var body = $"this is not an envelope {Guid.CreateVersion7()}";

        await letters.SendRawAsync(body, _cancellationToken);

        var letter = await Eventually.BecomesAsync(
            "the unreadable body is in the error queue", () => letters.TakeAsync(body, _cancellationToken), letter => letter is not null);
        Assert.Equal(body, letter!.Body);
        Assert.Contains("MT-Fault-ExceptionType", letter.Attributes.Keys);
    }

    private async Task DeadLetterAsync(Guid eventId, string reason, bool isStored = false)
    {
        using var letters = new DeadLetters(pipeline.Emulator.ServiceUrl);

        var letter = await Eventually.BecomesAsync(
            $"event {eventId} is a dead letter", () => letters.TakeAsync(eventId.ToString(), _cancellationToken), letter => letter is not null);

        Assert.Equal(reason, letter!.Attributes["fluxa-reason"]);
        Assert.Contains("PermanentFailureException", letter.Attributes["MT-Fault-ExceptionType"], StringComparison.Ordinal);
        Assert.Equal(isStored ? 1 : 0, (await pipeline.Events.HashesAsync([eventId], _cancellationToken)).Count);
        await AnnouncesAsync(eventId, times: isStored ? 1 : 0);
    }

    /// <summary>The outbox is empty before a subscriber has heard.</summary>
    private async Task AnnouncesAsync(Guid eventId, int times)
        => Assert.Equal(times, (await Eventually.BecomesAsync("a subscriber has heard", () => Task.FromResult(pipeline.Queue.NotificationsOf(eventId)), heard => heard.Count >= times)).Count);

    private async Task DrainedAsync()
    {
        using var letters = new DeadLetters(pipeline.Emulator.ServiceUrl);
        await Eventually.BecomesAsync(
            "the queue is empty", () => letters.DepthAsync(FluxaQueues.ProcessEvent, _cancellationToken), depth => depth == 0);
        await Eventually.BecomesAsync(
            "the outbox is empty", () => pipeline.Events.CountAsync("outbox", _cancellationToken), rows => rows == 0);
    }

    private static IngestEvent Command(SampleEvent sample) => new()
    {
        EventId = sample.Id,
        TenantId = "default",
        CorrelationId = $"failure-{sample.Id:n}",
        EventType = EventTypes.TransactionV1,
        AcceptedAt = TimeProvider.System.GetUtcNow(),
        PayloadMode = PayloadModes.Inline,
        Payload = sample.Json,
        PayloadSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sample.Json))),
        PayloadBytes = Encoding.UTF8.GetByteCount(sample.Json),
    };
}
