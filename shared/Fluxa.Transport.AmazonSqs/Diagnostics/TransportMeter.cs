using System.Diagnostics.Metrics;

namespace Fluxa.Transport.AmazonSqs.Diagnostics;

/// <summary>
/// The transport's instruments; names from https://opentelemetry.io/docs/specs/semconv/messaging/messaging-metrics/ where it has one.
/// Traces come from MassTransit's own ActivitySource.
/// </summary>
internal static class TransportMeter
{
    public const string Name = "Fluxa.Transport.AmazonSqs";

    private static readonly Meter Meter = new(Name);

    public static readonly Histogram<double> OperationDuration =
        Meter.CreateHistogram<double>("messaging.client.operation.duration", "s", "Requests to SQS and SNS, each attempt for itself, long polls included.");

    public static readonly Counter<long> Throttles =
        Meter.CreateCounter<long>("fluxa.sqs.throttles", "{request}", "Requests that AWS throttled.");

    public static readonly Histogram<long> BatchEntries =
        Meter.CreateHistogram<long>("fluxa.sqs.batch_entries", "{entry}", "Entries in a batch request: 10 is full.");

    public static readonly Counter<long> Receives =
        Meter.CreateCounter<long>("fluxa.sqs.receives", "{request}", "ReceiveMessage requests that were answered.");

    public static readonly Counter<long> ReceiveFailures =
        Meter.CreateCounter<long>("fluxa.sqs.receive_failures", "{request}", "ReceiveMessage requests that failed.");

    public static readonly Counter<long> Received =
        Meter.CreateCounter<long>("messaging.client.consumed.messages", "{message}", "Messages received, repetitions included.");

    public static readonly Histogram<double> ProcessDuration =
        Meter.CreateHistogram<double>("messaging.process.duration", "s", "From the start of a message's consumers to its settlement.");

    public static readonly Histogram<double> WaitBeforeStart =
        Meter.CreateHistogram<double>("fluxa.sqs.wait_before_start", "s", "From a message's receipt to the start of its consumers.");

    public static readonly UpDownCounter<long> InFlight =
        Meter.CreateUpDownCounter<long>("fluxa.sqs.in_flight", "{message}", "Messages whose consumers are running.");

    public static readonly Counter<long> LeasesRenewed =
        Meter.CreateCounter<long>("fluxa.sqs.leases_renewed", "{lease}", "Leases renewed.");

    public static readonly Counter<long> LeasesLost =
        Meter.CreateCounter<long>("fluxa.sqs.leases_lost", "{lease}", "Leases that ended while their message was in work.");

    public static readonly Counter<long> DeleteFailures =
        Meter.CreateCounter<long>("fluxa.sqs.delete_failures", "{message}", "Handled messages that could not be deleted.");

    public static readonly Counter<long> HandedBack =
        Meter.CreateCounter<long>("fluxa.sqs.handed_back", "{message}", "Messages handed back to the queue.");

    public static readonly Counter<long> Moved =
        Meter.CreateCounter<long>("fluxa.sqs.moved", "{message}", "Messages moved to an error or skipped queue.");
}
