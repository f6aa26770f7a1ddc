namespace Fluxa.Transport.AmazonSqs.Aws.Sns;

/// <summary>Who receives what a topic is told.</summary>
internal sealed record TopicSubscription(string SubscriptionArn, string Protocol, string Endpoint);
