namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>What a signature is good for: a moment (<c>20150830T123600Z</c>), a region and a service.</summary>
internal readonly record struct SigningScope(string Timestamp, string Region, string Service)
{
    private const int DateLength = 8;

    public string Date => Timestamp[..DateLength];

    /// <summary>Gets the credential scope, <c>20150830/us-east-1/sqs/aws4_request</c>.</summary>
    public string Text => $"{Date}/{Region}/{Service}/aws4_request";
}
