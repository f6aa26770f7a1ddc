using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fluxa.Configuration;

/// <summary>Binds options so that every fault of the configuration is found at start, all at once.</summary>
public static class OptionsServiceCollectionExtensions
{
    /// <summary>
    /// Binds a section, and validates it at start by the attributes of its class. A value that doesn't fit its type, or a name that is no
    /// option, is a fault beside the others, not an exception that hides them. Rules across fields are further
    /// <see cref="IValidateOptions{TOptions}"/> of the caller's.
    /// </summary>
    /// <typeparam name="TOptions">The options class.</typeparam>
    /// <param name="services">The service's registrations.</param>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="section">The options' section.</param>
    public static IServiceCollection AddValidatedOptions<TOptions>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var binding = new OptionsBinding<TOptions>(configuration.GetSection(section));
        services.AddOptions<TOptions>().Configure(binding.Bind).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(binding);
        services.AddSingleton<IValidateOptions<TOptions>>(new AttributeRules<TOptions>(section));
        return services;
    }
}
