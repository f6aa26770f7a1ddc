using System.Text.Json;
using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>
/// SQS by its JSON protocol. Every call goes to the one endpoint with the queue's URL in its body; the host within that URL is never dialled.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html
/// </summary>
internal sealed partial class SqsClient(AwsCaller caller, AwsService service)
{
    private const string ContentType = "application/x-amz-json-1.0";

    private Task<TAnswer> CallAsync<TAnswer>(SqsCall call, Func<ReadOnlyMemory<byte>, TAnswer> read, CancellationToken cancellationToken) =>
        caller.CallAsync(
            new AwsCall
            {
                Service = service,
                Operation = call.Operation,
                Target = "AmazonSQS." + call.Operation,
                ContentType = ContentType,
                Body = call.Body,
                Resource = call.Queue is null ? null : QueueName(call.Queue),
                Wait = call.Wait,
                Retried = call.Retried,
            },
            read,
            cancellationToken);

    private Task<bool> CallAsync(SqsCall call, CancellationToken cancellationToken) => CallAsync(call, static _ => true, cancellationToken);

    private static string QueueName(string nameOrUrl) => nameOrUrl[(nameOrUrl.LastIndexOf('/') + 1)..];

    private AwsFault EntryFault(string operation, string queueUrl, BatchFailure failure)
    {
        var code = failure.Code is null ? null : AwsErrorCodes.Bare(failure.Code);
        var status = failure.SenderFault ? 400 : 500;

        return new AwsFault
        {
            Service = service.Name,
            Operation = operation,
            Resource = QueueName(queueUrl),
            Kind = AwsFault.Classify(status, code),
            ErrorCode = code,
            Detail = failure.Message,
        };
    }

    private static byte[] Body<TState>(TState state, Action<Utf8JsonWriter, TState> write) => SqsBody.Write(state, write);

    private readonly record struct SqsCall(string Operation, string? Queue, byte[] Body)
    {
        public TimeSpan Wait { get; init; }

        public bool Retried { get; init; } = true;
    }
}
