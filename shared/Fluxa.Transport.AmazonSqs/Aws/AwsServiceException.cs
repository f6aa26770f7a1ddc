namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>A call to AWS that failed, with what is known about why.</summary>
public sealed class AwsServiceException : Exception
{
    internal AwsServiceException(AwsFault fault, Exception? innerException = null)
        : base(fault.ToString(), innerException)
    {
        Fault = fault;
    }

    /// <summary>Gets the service's short name: <c>sqs</c>, <c>sns</c>, <c>sts</c>.</summary>
    public string Service => Fault.Service;

    /// <summary>Gets the operation, such as <c>SendMessageBatch</c>.</summary>
    public string Operation => Fault.Operation;

    /// <summary>Gets the queue or topic the call was about; null when it was about none.</summary>
    public string? Resource => Fault.Resource;

    /// <summary>Gets the kind of trouble.</summary>
    public AwsFaultKind Kind => Fault.Kind;

    /// <summary>Gets the HTTP status of the answer; null when there was none.</summary>
    public int? HttpStatus => Fault.HttpStatus;

    /// <summary>Gets AWS's error code, such as <c>AccessDenied</c>; null when the answer carried none.</summary>
    public string? ErrorCode => Fault.ErrorCode;

    /// <summary>Gets the id under which AWS knows the request; null when there was no answer.</summary>
    public string? RequestId => Fault.RequestId;

    /// <summary>Gets a value indicating whether the same call can succeed later.</summary>
    public bool IsTransient => Fault.IsTransient;

    /// <summary>Gets a value indicating whether AWS asks for fewer calls.</summary>
    public bool IsThrottling => Kind is AwsFaultKind.Throttled;

    /// <summary>Gets a value indicating whether the queue or topic does not exist.</summary>
    public bool IsNotFound => Fault.IsNotFound;

    internal AwsFault Fault { get; }
}
