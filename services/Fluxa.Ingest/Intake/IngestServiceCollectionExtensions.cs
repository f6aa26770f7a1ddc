using Fluxa.Configuration;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Sending;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Intake;

internal static class IngestServiceCollectionExtensions
{
    /// <summary>Adds what takes events: reading, judging, uploading, sending.</summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<IngestOptions>(configuration, IngestOptions.Section);
        services.AddSingleton<IValidateOptions<IngestOptions>, SpoolFolderValidator>();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, KestrelLimits>();
        services.AddSingleton<IngestMetrics>();
        services.AddSingleton<BodyReader>();
        services.AddSingleton<PayloadUploader>();
        services.AddSingleton<EventSender>();
        services.AddSingleton<SendHealth>();
        services.AddHealthChecks().AddCheck<SendHealth>("sqs", tags: ["ready"]);
        services.AddSingleton<EventIntake>();
        return services;
    }
}
