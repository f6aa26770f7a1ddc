namespace MassTransit;

/// <summary>A name or setting that SQS or SNS would refuse.</summary>
/// <param name="message">What is wrong, with which thing, and what to do.</param>
public sealed class AmazonSqsTransportConfigurationException(string message) : ConfigurationException(message);
