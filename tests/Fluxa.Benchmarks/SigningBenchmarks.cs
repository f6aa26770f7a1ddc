using System.Text;
using Amazon.Runtime;
using BenchmarkDotNet.Attributes;
using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Benchmarks;

/// <summary>A signature: most of it is hashing the body.</summary>
public class SigningBenchmarks
{
    private static readonly ImmutableCredentials Credentials = new("key", "secret", token: null);

    private static readonly List<KeyValuePair<string, string>> Headers =
    [
        new("content-type", "application/x-amz-json-1.0"), new("host", "sqs.us-east-1.amazonaws.com"), new("x-amz-date", "20260101T000000Z"), new("x-amz-target", "AmazonSQS.SendMessageBatch"),
    ];

    private byte[] _body = [];

    [Params(1_000, 20_000)]
    public int Bytes { get; set; }

    [GlobalSetup]
    public void Create() => _body = Encoding.UTF8.GetBytes(new string('x', Bytes));

    [Benchmark]
    public string Sign() => SigV4.Authorize(new SigningScope("20260101T000000Z", "us-east-1", "sqs"), Credentials, "POST", "/", Headers, _body);
}
