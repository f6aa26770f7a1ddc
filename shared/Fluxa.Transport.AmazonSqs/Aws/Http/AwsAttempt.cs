namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>How one attempt of a call ended: with an answer, or with a fault and the exception behind it.</summary>
internal readonly record struct AwsAttempt<TAnswer>(TAnswer? Answer, AwsFault? Fault, Exception? Cause)
{
    public static AwsAttempt<TAnswer> Failed(AwsFault fault, Exception? cause = null) => new(default, fault, cause);
}
