using System.Xml.Linq;
using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Aws.Sns;

/// <summary>
/// SNS by its query protocol. There is no listing of an account's topics: it costs a call for every 100 and is throttled at 30 a second.
/// https://docs.aws.amazon.com/sns/latest/api/Welcome.html
/// </summary>
internal sealed partial class SnsClient(AwsCaller caller, AwsService service)
{
    private const string Version = "2010-03-31";

    private static FormBody Form(string operation) => new(operation, Version);

    private static FormBody TopicForm(string operation, string topicArn) => Form(operation).Add("TopicArn", topicArn);

    private static string NameOf(string arn) => Arn.TryParse(arn, out var parsed) ? parsed.Resource : arn;

    private Task<TAnswer> CallAsync<TAnswer>(string operation, string resource, FormBody form, Func<ReadOnlyMemory<byte>, TAnswer> read, CancellationToken cancellationToken) =>
        caller.CallAsync(
            new AwsCall
            {
                Service = service,
                Operation = operation,
                ContentType = FormBody.ContentType,
                Body = form.ToBytes(),
                Resource = NameOf(resource),
            },
            read,
            cancellationToken);

    private Task<bool> CallAsync(string operation, string resource, FormBody form, CancellationToken cancellationToken) =>
        CallAsync(operation, resource, form, static _ => true, cancellationToken);

    private Task<TAnswer> ReadAsync<TAnswer>(string operation, string resource, FormBody form, Func<XElement, TAnswer> read, CancellationToken cancellationToken) =>
        CallAsync(operation, resource, form, answer => read(XmlAnswer.Read(answer)), cancellationToken);

    private AwsFault EntryFault(string operation, string topicArn, string? code, string? detail, bool senderFault)
    {
        code = code is null ? null : AwsErrorCodes.Bare(code);

        return new AwsFault
        {
            Service = service.Name,
            Operation = operation,
            Resource = NameOf(topicArn),
            Kind = AwsFault.Classify(senderFault ? 400 : 500, code),
            ErrorCode = code,
            Detail = detail,
        };
    }
}
