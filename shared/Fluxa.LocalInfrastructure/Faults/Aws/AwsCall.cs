namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>One request to SQS, SNS, S3 or STS, as the proxy understood it.</summary>
public sealed record AwsCall
{
    /// <summary><c>sqs</c>, <c>sns</c>, <c>s3</c> or <c>sts</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The API's own name: <c>SendMessageBatch</c>, <c>Publish</c>, <c>PutObject</c> …</summary>
    public required string Operation { get; init; }

    /// <summary>The queue's URL, the topic's ARN or the object's path; empty when the call names none.</summary>
    public required string Resource { get; init; }

    /// <summary>The request's body.</summary>
    public required byte[] Body { get; init; }
}
