using MassTransit;
using MassTransit.Topology;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>How one message type is sent.</summary>
internal sealed class QueueMessageSendTopology<TMessage> : MessageSendTopology<TMessage>, IAmazonSqsMessageSendTopologyConfigurator<TMessage>
    where TMessage : class;
