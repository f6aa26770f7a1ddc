namespace MassTransit;

/// <summary>Configures how one message type is sent.</summary>
/// <typeparam name="TMessage">The message type.</typeparam>
public interface IAmazonSqsMessageSendTopologyConfigurator<TMessage> :
    IMessageSendTopologyConfigurator<TMessage>
    where TMessage : class
{
}
