using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fluxa.Contracts;
using Fluxa.EndToEnd.Tests.Pipelines;
using Npgsql;

namespace Fluxa.EndToEnd.Tests.Crashes;

/// <summary>Prepares what the next Processor will die of.</summary>
internal sealed class CrashProvocations(CrashCell cell, Func<IReadOnlyList<SampleEvent>, CancellationToken, Task<IReadOnlyList<SampleEvent>>> postAsync)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Answers the events it is about.</summary>
    public async Task<IReadOnlyList<SampleEvent>> ProvokeAsync(Provocation provocation, CancellationToken cancellationToken)
    {
        switch (provocation)
        {
            case Provocation.Small:
                return await postAsync([SampleEvent.Make()], cancellationToken);
            case Provocation.Large:
                return await postAsync([SampleEvent.Make(300 * 1024)], cancellationToken);
            case Provocation.TooSlow:
                return await postAsync([SampleEvent.Make(merchant: CrashCell.SlowMerchant)], cancellationToken);
            case Provocation.Kept:
                using (cell.Break("sqs", "SendMessageBatch"))
                {
                    return await postAsync([SampleEvent.Make()], cancellationToken);
                }

            case Provocation.LongAgo:
                return await LongAgoAsync(cancellationToken);
            default:
                return await CommandAsync(provocation, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<SampleEvent>> CommandAsync(Provocation provocation, CancellationToken cancellationToken)
    {
        var sample = SampleEvent.Make();
        var command = CommandFor(sample);
        if (provocation == Provocation.Broken)
        {
            await cell.Queue.SendAsync(command with { PayloadSha256 = new string('0', 64) }, cancellationToken);
            return [sample];
        }

        // As the transport marks what is to come later than SQS can delay it.
        var due = (TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(15)).ToString("O", CultureInfo.InvariantCulture);
        await cell.Queue.SendAsync(command, context => context.Headers.Set("Delivery-Due", due), cancellationToken);
        return [sample];
    }

    private async Task<IReadOnlyList<SampleEvent>> LongAgoAsync(CancellationToken cancellationToken)
    {
        var samples = await postAsync([.. Enumerable.Range(0, 5).Select(_ => SampleEvent.Make())], cancellationToken);
        await cell.StartProcessorAsync(cancellationToken);
        await Eventually.BecomesAsync(
            "the events are processed",
            () => cell.LookAsync(cancellationToken),
            found => found == new Leftovers(Rows: samples.Count, Keys: samples.Count),
            Patience);
        await cell.Processor.TerminateAsync(cancellationToken);

        await using var connection = new NpgsqlConnection(cell.Database);
        await connection.OpenAsync(cancellationToken);
        await using var age = new NpgsqlCommand("update idempotency_keys set first_seen_at = first_seen_at - interval '60 days'", connection);
        await age.ExecuteNonQueryAsync(cancellationToken);
        return samples;
    }

    private static IngestEvent CommandFor(SampleEvent sample) => new()
    {
        EventId = sample.Id,
        TenantId = "default",
        CorrelationId = $"crash-{sample.Id:n}",
        EventType = EventTypes.TransactionV1,
        AcceptedAt = TimeProvider.System.GetUtcNow(),
        PayloadMode = PayloadModes.Inline,
        Payload = sample.Json,
        PayloadSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sample.Json))),
        PayloadBytes = Encoding.UTF8.GetByteCount(sample.Json),
    };
}
