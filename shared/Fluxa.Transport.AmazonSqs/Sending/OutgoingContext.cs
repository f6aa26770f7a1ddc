using MassTransit;
using MassTransit.Context;

namespace Fluxa.Transport.AmazonSqs.Sending;

/// <summary>A message on its way through the core's send pipes.</summary>
internal sealed class OutgoingContext<T>(T message, CancellationToken cancellationToken) :
    MessageSendContext<T>(message, cancellationToken),
    AmazonSqsSendContext<T>
    where T : class
{
    public string? GroupId { get; set; }

    public string? DeduplicationId { get; set; }

    public int? DelaySeconds
    {
        set => Delay = value is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    public override void ReadPropertiesFrom(IReadOnlyDictionary<string, object> properties)
    {
        base.ReadPropertiesFrom(properties);
        GroupId = ReadString(properties, TransportProperties.GroupId);
        DeduplicationId = ReadString(properties, TransportProperties.DeduplicationId);
    }

    public override void WritePropertiesTo(IDictionary<string, object> properties)
    {
        base.WritePropertiesTo(properties);
        TransportProperties.Write(properties, GroupId, DeduplicationId);
    }
}
