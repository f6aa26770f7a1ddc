using Amazon;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>Finds where a service answers: its own URL, else the one for all, else the region's endpoint.</summary>
internal static class AwsEndpoints
{
    public static AwsService Resolve(AwsClientSettings settings, string service)
    {
        var url = service switch
        {
            "sqs" => settings.SqsServiceUrl,
            "sns" => settings.SnsServiceUrl,
            _ => null,
        };

        return new AwsService(service, url ?? settings.ServiceUrl ?? OfRegion(settings.Region, service), settings.Region);
    }

    /// <summary>All three services answer at service.region.suffix in every partition. https://docs.aws.amazon.com/general/latest/gr/sqs-service.html</summary>
    private static Uri OfRegion(string region, string service) =>
        new($"https://{service}.{region}.{RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}/");
}
