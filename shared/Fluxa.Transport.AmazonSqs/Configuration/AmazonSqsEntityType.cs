namespace MassTransit;

/// <summary>What an address names.</summary>
public enum AmazonSqsEntityType
{
    /// <summary>An SQS queue.</summary>
    Queue,

    /// <summary>An SNS topic.</summary>
    Topic,
}
