using Amazon.Runtime;
using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws;

/// <summary>Clients for tests: of the emulator or a proxy before it, or of a script.</summary>
internal static class TestAws
{
    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>Retries without a pause worth noticing.</summary>
    public static readonly AwsRetrySettings Prompt = new() { MaxAttempts = 4, BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) };

    public static AwsClientSettings Settings(Uri serviceUrl) => new()
    {
        Region = "us-east-1",
        ServiceUrl = serviceUrl,
        Credentials = new BasicAWSCredentials("test", "test"),
        Retry = Prompt,
    };

    public static AwsClients Clients(Uri serviceUrl) => new(Settings(serviceUrl), TimeProvider.System);

    public static AwsClients Scripted(HttpMessageHandler script, TimeProvider? clock = null, AwsRetrySettings? retry = null) =>
        new(Settings(new Uri("http://aws.example:4566")) with { Retry = retry ?? Prompt }, clock ?? TimeProvider.System, script);

    public static OutgoingMessage Message(string body) => new() { Body = body };
}
