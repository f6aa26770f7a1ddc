using System.Collections.Concurrent;
using Fluxa.Contracts;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fluxa.EndToEnd.Tests.Pipelines;

/// <summary>A stranger's MassTransit service on the same broker: sends commands itself, and subscribes to what Fluxa publishes.</summary>
public sealed class EventQueue : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly Notifications _notifications;
    private readonly string _prefix;

    private EventQueue(IHost host, string prefix)
    {
        _host = host;
        _prefix = prefix;
        _notifications = host.Services.GetRequiredService<Notifications>();
    }

    public static async Task<EventQueue> ConnectAsync(Uri serviceUrl, CancellationToken cancellationToken, string prefix = "")
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Notifications>();
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<NotificationConsumer>();
            bus.UsingAmazonSqs((context, sqs) =>
            {
                sqs.Host("us-east-1", host =>
                {
                    host.ServiceUrl(serviceUrl);
                    host.AccessKey("local");
                    host.SecretKey("local");
                });
                if (prefix.Length > 0)
                {
                    sqs.MessageTopology.SetEntityNameFormatter(new PrefixEntityNameFormatter(sqs.MessageTopology.EntityNameFormatter, prefix));
                }

                sqs.ReceiveEndpoint($"{prefix}a-subscriber", endpoint => endpoint.ConfigureConsumer<NotificationConsumer>(context));
            });
        });
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new EventQueue(host, prefix);
    }

    /// <summary>Sends a command straight to the Processor's queue, past Ingest.</summary>
    public Task SendAsync(IngestEvent command, CancellationToken cancellationToken) => SendAsync(command, _ => { }, cancellationToken);

    /// <summary>Sends a command as <paramref name="with"/> says.</summary>
    public async Task SendAsync(IngestEvent command, Action<SendContext> with, CancellationToken cancellationToken)
    {
        var bus = _host.Services.GetRequiredService<IBus>();
        var endpoint = await bus.GetSendEndpoint(new Uri($"queue:{_prefix}{FluxaQueues.ProcessEvent}"));
        await endpoint.Send(command, Pipe.Execute<SendContext>(with), cancellationToken);
    }

    /// <summary>Every event that was announced so far.</summary>
    public IReadOnlyCollection<Guid> Announced => [.. _notifications.Received.Keys];

    /// <summary>Every notification of an event that has come so far.</summary>
    public IReadOnlyList<EventPersisted> NotificationsOf(Guid eventId)
        => _notifications.Received.TryGetValue(eventId, out var received) ? [.. received] : [];

    /// <summary>The trace in which an event was announced first; null while it was not.</summary>
    public HeardIn? TraceOf(Guid eventId) => _notifications.Traces.GetValueOrDefault(eventId);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private sealed class Notifications
    {
        public ConcurrentDictionary<Guid, ConcurrentQueue<EventPersisted>> Received { get; } = new();

        public ConcurrentDictionary<Guid, HeardIn> Traces { get; } = new();
    }

    private sealed class NotificationConsumer(Notifications notifications) : IConsumer<EventPersisted>
    {
        public Task Consume(ConsumeContext<EventPersisted> context)
        {
            notifications.Traces.TryAdd(context.Message.EventId, HeardIn.Now);
            notifications.Received.GetOrAdd(context.Message.EventId, _ => new()).Enqueue(context.Message);
            return Task.CompletedTask;
        }
    }
}
