using System.Net;
using System.Text;

namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>An error in the form each service gives it: JSON for SQS, XML for SNS and S3.</summary>
internal sealed record AwsErrorAnswer(HttpStatusCode Status, string ContentType, string ErrorHeader, byte[] Body)
{
    public static AwsErrorAnswer For(AwsCall call, AwsFault.Fail error) => Make(call.Service, error.Status, error.Code);

    public static AwsErrorAnswer Throttled(AwsCall call) => call.Service switch
    {
        "sqs" => Make("sqs", HttpStatusCode.BadRequest, "RequestThrottled"),
        "s3" => Make("s3", HttpStatusCode.ServiceUnavailable, "SlowDown"),
        _ => Make(call.Service, HttpStatusCode.BadRequest, "Throttling"),
    };

    private static AwsErrorAnswer Make(string service, HttpStatusCode status, string code) => service switch
    {
        "sqs" => new(
            status,
            "application/x-amz-json-1.0",
            $"{code};{((int)status < 500 ? "Sender" : "Receiver")}",
            Encoding.UTF8.GetBytes($$"""{"__type":"com.amazonaws.sqs#{{code}}","message":"Injected by the fault proxy."}""")),
        "s3" => new(
            status,
            "application/xml",
            "",
            Encoding.UTF8.GetBytes($"<Error><Code>{code}</Code><Message>Injected by the fault proxy.</Message><RequestId>fault</RequestId></Error>")),
        _ => new(
            status,
            "text/xml",
            "",
            Encoding.UTF8.GetBytes($"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>Injected by the fault proxy.</Message></Error><RequestId>fault</RequestId></ErrorResponse>")),
    };
}
