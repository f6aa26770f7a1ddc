using Amazon.S3;
using Fluxa.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Fluxa.ClaimCheck;

/// <summary>Puts the payload store into a host.</summary>
public static class ClaimCheckServiceCollectionExtensions
{
    /// <summary>Adds <see cref="PayloadStore"/> and <see cref="PayloadShelf"/> over the host's <c>IAmazonS3</c>.</summary>
    public static IServiceCollection AddFluxaPayloadStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<PayloadOptions>(configuration, PayloadOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new PayloadStore(
            provider.GetRequiredService<IAmazonS3>(), provider.GetRequiredService<IOptions<PayloadOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new PayloadShelf(
            provider.GetRequiredService<IAmazonS3>(), provider.GetRequiredService<IOptions<PayloadOptions>>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
