using Fluxa.Configuration;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Aws;

/// <summary>Adds <see cref="AwsOptions"/> and the S3 client made from them.</summary>
internal static class AwsServiceCollectionExtensions
{
    // Each read of a payload on its way costs about a kilobyte of garbage: with the client's 8 KiB, 10 MiB leave more than one behind.
    private const int BufferBytes = 64 * 1024;

    public static IServiceCollection AddFluxaAws(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<AwsOptions>(configuration, AwsOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AwsOptions>, AwsOptionsRules>());
        services.TryAddSingleton<IAmazonS3>(provider => CreateS3(provider.GetRequiredService<IOptions<AwsOptions>>().Value));
        return services;
    }

    private static AmazonS3Client CreateS3(AwsOptions options)
    {
        var config = new AmazonS3Config { RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region), BufferSize = BufferBytes };
        if (options.ServiceUrl.Length > 0)
        {
            // An endpoint of one's own has no bucket subdomains. The region must be named apart: setting the URL clears it.
            config.ServiceURL = options.ServiceUrl;
            config.AuthenticationRegion = options.Region;
            config.ForcePathStyle = true;
        }

        return options.AccessKey.Length > 0
            ? new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), config)
            : new AmazonS3Client(config);
    }
}
