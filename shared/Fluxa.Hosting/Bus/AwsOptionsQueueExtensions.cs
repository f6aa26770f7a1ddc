using Fluxa.Hosting.Aws;
using Fluxa.Transport.AmazonSqs.Raw;

namespace Fluxa.Hosting.Bus;

/// <summary>For who talks to a queue without a bus.</summary>
public static class AwsOptionsQueueExtensions
{
    /// <summary>The same account, region and endpoint, as <see cref="RawQueueHost"/> takes them.</summary>
    /// <param name="aws">The service's.</param>
    public static RawQueueSettings ToQueueSettings(this AwsOptions aws)
    {
        ArgumentNullException.ThrowIfNull(aws);
        return new RawQueueSettings
        {
            Region = aws.Region,
            ServiceUrl = aws.ServiceUrl.Length > 0 ? new Uri(aws.ServiceUrl) : null,
            AccessKey = aws.AccessKey.Length > 0 ? aws.AccessKey : null,
            SecretKey = aws.SecretKey.Length > 0 ? aws.SecretKey : null,
        };
    }
}
