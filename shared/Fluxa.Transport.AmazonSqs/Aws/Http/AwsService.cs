namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>A service at its endpoint: the name that signatures carry, and the URL that all its calls go to.</summary>
internal sealed record AwsService(string Name, Uri Endpoint, string Region)
{
    /// <summary>Gets the host as HTTP sends it and the signature covers it: with the port unless it is the scheme's own.</summary>
    public string Host { get; } = Endpoint.Authority;

    /// <summary>Gets the path as it goes on the wire.</summary>
    public string Path { get; } = Endpoint.AbsolutePath;
}
