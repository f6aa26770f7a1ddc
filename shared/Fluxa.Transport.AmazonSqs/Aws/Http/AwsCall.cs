namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>One call, ready to be signed and sent as often as it takes.</summary>
internal sealed class AwsCall
{
    public required AwsService Service { get; init; }

    public required string Operation { get; init; }

    public required byte[] Body { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Gets the X-Amz-Target header of the JSON protocol; null = the query protocol, whose body names the operation.</summary>
    public string? Target { get; init; }

    /// <summary>Gets the name of the queue or topic the call is about.</summary>
    public string? Resource { get; init; }

    /// <summary>Gets how long the service itself may hold its answer back, on top of the attempt's timeout: the wait of a long poll.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Gets a value indicating whether a passing failure is tried again here; a receive loop does that itself.</summary>
    public bool Retried { get; init; } = true;

    public AwsFault Fault(AwsFaultKind kind, string? detail = null) => new()
    {
        Service = Service.Name,
        Operation = Operation,
        Resource = Resource,
        Kind = kind,
        Detail = detail,
    };
}
