using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>What became of an entry: a result; or a fault of its own; or the failure of the whole call, which the client has already tried again.</summary>
internal readonly record struct EntryOutcome<TResult>(TResult? Result, AwsFault? Fault, AwsServiceException? CallFailure)
{
    public bool IsWorthAnotherTry => CallFailure is null && Fault is { IsTransient: true };
}
