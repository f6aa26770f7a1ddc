using Amazon.Runtime;
using Amazon.S3;
using Fluxa.ClaimCheck;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Cli.Up;

/// <summary>Makes the bucket for large payloads in the emulator; on AWS the deployment owns it.</summary>
internal static class PayloadBucket
{
    public static async Task EnsureAsync(IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(environment.ToDictionary(entry => entry.Key.Replace("__", ":", StringComparison.Ordinal), entry => entry.Value))
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IAmazonS3>(_ => Client(configuration.GetSection("Fluxa:Aws")))
            .AddFluxaPayloadStore(configuration)
            .BuildServiceProvider();
        await services.GetRequiredService<PayloadStore>().EnsureBucketAsync(cancellationToken);
    }

    private static AmazonS3Client Client(IConfiguration aws) => new(
        new BasicAWSCredentials(aws["AccessKey"], aws["SecretKey"]),
        new AmazonS3Config { ServiceURL = aws["ServiceUrl"], AuthenticationRegion = aws["Region"], ForcePathStyle = true });
}
