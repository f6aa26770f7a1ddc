using System.Diagnostics;

namespace Fluxa.Transport.AmazonSqs.Diagnostics;

/// <summary>The transport's measurements of one endpoint.</summary>
internal sealed class EndpointMetrics(string queueName)
{
    private readonly TagList _tags = new() { { "messaging.system", "aws_sqs" }, { "messaging.destination.name", queueName } };

    public void Polled(int messages)
    {
        TransportMeter.Receives.Add(1, _tags);
        TransportMeter.Received.Add(messages, _tags);
    }

    public void PollFailed() => TransportMeter.ReceiveFailures.Add(1, _tags);

    public void Started(TimeSpan waited)
    {
        TransportMeter.WaitBeforeStart.Record(waited.TotalSeconds, _tags);
        TransportMeter.InFlight.Add(1, _tags);
    }

    public void Finished(TimeSpan took)
    {
        TransportMeter.ProcessDuration.Record(took.TotalSeconds, _tags);
        TransportMeter.InFlight.Add(-1, _tags);
    }

    public void Renewed() => TransportMeter.LeasesRenewed.Add(1, _tags);

    public void LeaseLost() => TransportMeter.LeasesLost.Add(1, _tags);

    public void DeleteFailed() => TransportMeter.DeleteFailures.Add(1, _tags);

    public void HandedBack(int messages) => TransportMeter.HandedBack.Add(messages, _tags);

    public void Moved(string to) => TransportMeter.Moved.Add(1, [.. _tags, new("fluxa.moved_to", to)]);
}
