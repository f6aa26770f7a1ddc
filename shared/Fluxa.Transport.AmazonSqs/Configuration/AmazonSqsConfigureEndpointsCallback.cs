namespace MassTransit;

/// <summary>Configures every endpoint that <c>ConfigureEndpoints</c> creates on this transport.</summary>
/// <param name="context">The registrations.</param>
/// <param name="queueName">The endpoint's queue.</param>
/// <param name="configurator">The endpoint's configurator.</param>
public delegate void AmazonSqsConfigureEndpointsCallback(IRegistrationContext context, string queueName, IAmazonSqsReceiveEndpointConfigurator configurator);
