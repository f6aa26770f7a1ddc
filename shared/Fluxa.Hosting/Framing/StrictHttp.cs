using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Fluxa.Hosting.Framing;

internal static class StrictHttp
{
    // A lone line feed ends no header line: a proxy may see the end elsewhere.
    private const string DisableLoneLineFeeds = "Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators";

    /// <summary>Where two readers could read a request differently, the server refuses it; and it does not say what it is.</summary>
    public static IServiceCollection AddStrictHttp(this IServiceCollection services)
    {
        AppContext.SetSwitch(DisableLoneLineFeeds, true);
        return services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.RequestHeaderEncodingSelector = static name => name == HeaderNames.ContentLength ? DigitsOnly.Instance : null;
        });
    }
}
