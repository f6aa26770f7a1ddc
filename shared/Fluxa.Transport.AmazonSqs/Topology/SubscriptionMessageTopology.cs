using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>One message type's subscription.</summary>
internal sealed class SubscriptionMessageTopology<TMessage>(SubscriptionTopology subscriptions) : MessageConsumeTopology<TMessage>
    where TMessage : class
{
    private string? _fault;

    public void Subscribe(Action<IAmazonSqsTopicSubscriptionConfigurator>? configure = null)
    {
        if (IsBindableMessageType)
        {
            subscriptions.Subscribe<TMessage>(configure);
        }
        else
        {
            _fault = $"{TypeCache<TMessage>.ShortName} can't be subscribed to: it is no message type that a topic can carry";
        }
    }

    public override IEnumerable<ValidationResult> Validate() =>
        _fault is null ? base.Validate() : base.Validate().Append(this.Failure(TypeCache<TMessage>.ShortName, _fault));
}
