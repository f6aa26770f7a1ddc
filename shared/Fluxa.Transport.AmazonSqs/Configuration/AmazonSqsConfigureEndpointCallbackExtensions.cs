namespace MassTransit;

/// <summary>Endpoint callbacks that see this transport's own settings.</summary>
public static class AmazonSqsConfigureEndpointCallbackExtensions
{
    /// <summary>Configures one registered endpoint when it runs on this transport.</summary>
    /// <param name="configurator">The endpoint's registration.</param>
    /// <param name="callback">Configures the endpoint.</param>
    public static void AddAmazonSqsConfigureEndpointCallback(
        this IEndpointRegistrationConfigurator configurator,
        Action<IRegistrationContext, IAmazonSqsReceiveEndpointConfigurator> callback)
    {
        ArgumentNullException.ThrowIfNull(configurator);
        ArgumentNullException.ThrowIfNull(callback);

        configurator.AddConfigureEndpointCallback((context, endpoint) =>
        {
            if (endpoint is IAmazonSqsReceiveEndpointConfigurator sqs)
            {
                callback(context, sqs);
            }
        });
    }

    /// <summary>Configures all endpoints that run on this transport.</summary>
    /// <param name="configurator">The bus's registrations.</param>
    /// <param name="callback">Configures an endpoint.</param>
    public static void AddAmazonSqsConfigureEndpointsCallback(
        this IBusRegistrationConfigurator configurator,
        AmazonSqsConfigureEndpointsCallback callback)
    {
        ArgumentNullException.ThrowIfNull(configurator);
        ArgumentNullException.ThrowIfNull(callback);

        configurator.AddConfigureEndpointsCallback((context, queueName, endpoint) =>
        {
            if (endpoint is IAmazonSqsReceiveEndpointConfigurator sqs)
            {
                callback(context, queueName, sqs);
            }
        });
    }
}
