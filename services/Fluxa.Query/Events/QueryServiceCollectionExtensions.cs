using Fluxa.Query.Listing;
using Fluxa.Query.Waiting;

namespace Fluxa.Query.Events;

internal static class QueryServiceCollectionExtensions
{
    /// <summary>Adds what reads events.</summary>
    public static IServiceCollection AddQuery(this IServiceCollection services)
    {
        services.AddSingleton<QueryMetrics>();
        services.AddSingleton<EventReader>();
        services.AddSingleton<EventLister>();
        services.AddSingleton<EventWaits>();
        return services;
    }
}
