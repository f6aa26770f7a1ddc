namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>What is known about a failed call, or about one failed entry of a batch.</summary>
internal sealed record AwsFault
{
    public required string Service { get; init; }

    public required string Operation { get; init; }

    public required AwsFaultKind Kind { get; init; }

    /// <summary>Gets the queue's or topic's name.</summary>
    public string? Resource { get; init; }

    public int? HttpStatus { get; init; }

    public string? ErrorCode { get; init; }

    public string? RequestId { get; init; }

    public string? Detail { get; init; }

    public bool IsTransient => Kind is not AwsFaultKind.Permanent;

    public bool IsNotFound => ErrorCode is "QueueDoesNotExist" or "AWS.SimpleQueueService.NonExistentQueue" or "NotFound" or "NotFoundException";
}
