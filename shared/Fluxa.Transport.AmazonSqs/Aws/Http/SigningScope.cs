namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>What a signature is good for: a moment (<c>20150830T123600Z</c>), a region and a service.</summary>
internal readonly record struct SigningScope(string Timestamp, string Region, string Service)
{
    private const int DateLength = 8;

    public ReadOnlySpan<char> Date => Timestamp.AsSpan(0, DateLength);
}
