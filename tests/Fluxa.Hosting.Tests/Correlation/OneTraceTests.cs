using System.Diagnostics;
using Fluxa.Hosting.Correlation;
using Fluxa.Hosting.Tests.Running;
using Fluxa.Testing;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fluxa.Hosting.Tests.Correlation;

/// <summary>From the HTTP request to the last line of the consumer: one correlation id, one trace.</summary>
public sealed class OneTraceTests
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_consumers_lines_have_the_messages_correlation_id_and_the_clients_trace()
    {
        using var listener = ListenToAll();
        var consumed = new Signal("the consumer has run");
        await using var service = await StartAsync(consumed);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/things");
        request.Headers.Add("X-Correlation-ID", "c-1");
        request.Headers.Add("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01");
        using var answer = await service.Http.SendAsync(request, _cancellationToken);
        await consumed.WaitAsync();

        var line = service.Lines.Single(entry => entry.GetProperty("message").GetString() == "consumed");
        Assert.Equal("c-1", line.GetProperty("correlation_id").GetString());
        Assert.Equal("acme", line.GetProperty("fields").GetProperty("tenant").GetString());
        Assert.Equal(TraceId, line.GetProperty("fields").GetProperty("trace_id").GetString());
        Assert.True(line.GetProperty("fields").TryGetProperty("event_id", out _));
    }

    [Fact]
    public async Task A_message_that_knows_no_correlation_id_is_followed_by_its_own_id()
    {
        var consumed = new Signal("the consumer has run");
        await using var service = await StartAsync(consumed);

        await service.App.Services.GetRequiredService<IBus>().Publish(new Plain("x"), _cancellationToken);
        await consumed.WaitAsync();

        var line = service.Lines.Single(entry => entry.GetProperty("message").GetString() == "consumed");
        Assert.Equal(32, line.GetProperty("correlation_id").GetString()!.Length);
    }

    private static Task<RunningService> StartAsync(Signal consumed) => RunningService.StartAsync(
        configure: builder =>
        {
            builder.Services.AddSingleton(consumed);
            builder.Services.AddMassTransit(registration =>
            {
                registration.DisableUsageTelemetry();
                registration.AddConsumer<ThingConsumer>();
                registration.UsingInMemory((context, bus) =>
                {
                    bus.UseConsumeFilter(typeof(CorrelationConsumeFilter<>), context);
                    bus.ConfigureEndpoints(context);
                });
            });
        },
        map: endpoints => endpoints.MapPost("/things", (HttpContext context, IBus bus, CancellationToken cancellationToken) =>
            bus.Publish(new ThingHappened { EventId = Guid.CreateVersion7(), TenantId = "acme", CorrelationId = context.GetCorrelationId() }, cancellationToken)));

    private static ActivityListener ListenToAll()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "MassTransit" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    public sealed record Plain(string Text);

    internal sealed class ThingConsumer(Signal consumed, ILogger<ThingConsumer> logger) : IConsumer<ThingHappened>, IConsumer<Plain>
    {
        public Task Consume(ConsumeContext<ThingHappened> context) => RunAsync();

        public Task Consume(ConsumeContext<Plain> context) => RunAsync();

        private Task RunAsync()
        {
            logger.LogInformation("consumed");
            consumed.Set();
            return Task.CompletedTask;
        }
    }
}
