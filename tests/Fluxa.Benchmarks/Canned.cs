using System.Globalization;
using System.Text;
using Amazon.Runtime;
using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Benchmarks;

/// <summary>The messages and answers of the benchmarks: ten of 1 KB, with the attributes that MassTransit sends.</summary>
internal static class Canned
{
    public const string QueueUrl = "http://sqs.example/000000000000/orders";
    public const string TopicArn = "arn:aws:sns:us-east-1:000000000000:orders";
    private const int Count = 10;

    private static readonly string Body = $$$"""{"messageId":"019aa3c0-0000-7000-8000-000000000001","messageType":["urn:message:Orders:Order"],"message":{"text":"{{{new string('x', 900)}}}"}}""";

    public static OutgoingMessage Message { get; } = new()
    {
        Body = Body,
        Attributes = new Dictionary<string, MessageAttribute> { ["Content-Type"] = MessageAttribute.Text("application/vnd.masstransit+json") },
    };

    public static IReadOnlyList<OutgoingMessage> Messages { get; } = [.. Enumerable.Repeat(Message, Count)];

    public static byte[] Sent { get; } = Encoding.UTF8.GetBytes($$"""{"Successful":[{{Each(id => $$"""{"Id":"{{id}}","MessageId":"{{new string('a', 36)}}","MD5OfMessageBody":"{{new string('b', 32)}}"}""")}}],"Failed":[]}""");

    public static byte[] Received { get; } = Encoding.UTF8.GetBytes($$$"""
        {"Messages":[{{{Each(id => $$$"""{"MessageId":"{{{id}}}{{{new string('a', 35)}}}","ReceiptHandle":"{{{new string('r', 200)}}}","MD5OfBody":"{{{new string('b', 32)}}}","Body":"{{{Body.Replace("\"", "\\\"", StringComparison.Ordinal)}}}","Attributes":{"SenderId":"AIDA","SentTimestamp":"1700000000000","ApproximateReceiveCount":"1","ApproximateFirstReceiveTimestamp":"1700000000001"},"MessageAttributes":{"Content-Type":{"StringValue":"application/vnd.masstransit+json","DataType":"String"} } }""")}}}]}
        """);

    public static byte[] Published { get; } = Encoding.UTF8.GetBytes($"""
        <PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishBatchResult><Successful>{string.Concat(Enumerable.Range(0, Count).Select(id => $"<member><Id>{id}</Id><MessageId>{new string('a', 36)}</MessageId></member>"))}</Successful><Failed/></PublishBatchResult></PublishBatchResponse>
        """);

    public static AwsClients Clients(byte[] answer) => new(
        new AwsClientSettings { Region = "us-east-1", ServiceUrl = new Uri("http://aws.example"), Credentials = new BasicAWSCredentials("key", "secret") },
        TimeProvider.System,
        new CannedAws(answer));

    private static string Each(Func<string, string> entry) => string.Join(',', Enumerable.Range(0, Count).Select(id => entry(id.ToString(CultureInfo.InvariantCulture))));
}
