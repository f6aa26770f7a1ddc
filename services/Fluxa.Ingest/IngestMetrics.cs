using System.Diagnostics.Metrics;

namespace Fluxa.Ingest;

/// <summary>What Ingest counts.</summary>
internal sealed class IngestMetrics
{
    /// <summary>The meter's name, to subscribe to.</summary>
    public const string MeterName = "Fluxa.Ingest";

    private readonly Counter<long> _success;
    private readonly Counter<long> _failure;
    private readonly Counter<long> _puts;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _kept;
    private readonly Counter<long> _uncounted;

    public IngestMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _success = meter.CreateCounter<long>("ingest_success", "{event}", "Events taken: answered 202.");
        _failure = meter.CreateCounter<long>("ingest_failure", "{request}", "Requests not taken, by reason.");
        _puts = meter.CreateCounter<long>("s3_puts", "{object}", "Payloads that S3 confirmed.");
        _sent = meter.CreateCounter<long>("sqs_sent", "{message}", "Messages that SQS confirmed.");
        _kept = meter.CreateCounter<long>("outbox_kept", "{message}", "Messages kept in the outbox because SQS did not confirm in time.");
        _uncounted = meter.CreateCounter<long>("daily_limit_uncounted", "{event}", "Events taken without being counted against their daily limit, because PostgreSQL did not answer.");
    }

    public void Succeeded(int events = 1) => _success.Add(events);

    /// <summary>The reason is one of a few words, never an id.</summary>
    public void Failed(string reason) => _failure.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Uncounted(int events) => _uncounted.Add(events);

    public void Put() => _puts.Add(1);

    public void Sent(string payloadMode) => _sent.Add(1, new KeyValuePair<string, object?>("payload_mode", payloadMode));

    public void Kept(string payloadMode) => _kept.Add(1, new KeyValuePair<string, object?>("payload_mode", payloadMode));
}
