using Fluxa.Configuration;
using Fluxa.Ingest.Batches;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.CloudEvents;
using Fluxa.Ingest.DailyLimits;
using Fluxa.Ingest.Identity;
using Fluxa.Ingest.Sending;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Intake;

internal static class IngestServiceCollectionExtensions
{
    /// <summary>Adds what takes events: reading, judging, uploading, sending, keeping.</summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<IngestOptions>(configuration, IngestOptions.Section);
        services.AddSingleton<IValidateOptions<IngestOptions>, SpoolFolderValidator>();
        services.AddSingleton<IValidateOptions<IngestOptions>, SendPatienceRule>();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, KestrelLimits>();
        services.Configure<SocketTransportOptions>(sockets => sockets.MaxReadBufferSize = KestrelLimits.MaxWaitingBytes);
        services.AddSingleton<IngestMetrics>();
        services.AddSingleton<BodyReader>();
        services.AddSingleton<PayloadUploader>();
        services.AddSingleton<EventSender>();
        services.AddSingleton<SendHealth>();
        services.AddSingleton<SendCircuit>();
        services.AddSingleton<CommandOutbox>();
        services.AddSingleton<CommandRoute>();
        services.AddHealthChecks().AddCheck<IntakeHealth>(IntakeHealth.Name, tags: ["ready"]);
        services.AddSingleton<CommandMaker>();
        services.AddSingleton<GroupRoute>();
        services.AddIdentity(configuration);
        services.AddDailyLimits(configuration);
        services.AddSingleton<EventIntake>();
        services.AddSingleton<CloudEventIntake>();
        services.AddSingleton<BatchAllowance>();
        services.AddSingleton<BatchSender>();
        services.AddSingleton<BatchIntake>();
        return services;
    }
}
