namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>When a fault happens: to which operation, how often, how many times at most.</summary>
public sealed record AwsFaultRule(AwsFault Fault)
{
    /// <summary><c>sqs</c>, <c>sns</c>, <c>s3</c>; null: any.</summary>
    public string? Service { get; init; }

    /// <summary>The API's own name; null: any.</summary>
    public string? Operation { get; init; }

    /// <summary>A part of the queue's URL, the topic's ARN or the object's path; null: any.</summary>
    public string? Resource { get; init; }

    /// <summary>0 to 1: how likely a fitting call is hit.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>After so many hits the rule rests.</summary>
    public int Times { get; init; } = int.MaxValue;

    internal bool Fits(AwsCall call)
        => (Service is null || Service == call.Service)
            && (Operation is null || Operation == call.Operation)
            && (Resource is null || call.Resource.Contains(Resource, StringComparison.Ordinal));
}
