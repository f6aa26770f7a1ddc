using Amazon.S3;
using Fluxa.Contracts;
using Fluxa.Hosting.Bus;
using Fluxa.Hosting.Tests.Running;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Tests.Bus;

public sealed class FluxaBusTests(EmulatorFixture emulator)
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_sent_to_a_queue_of_this_environment_is_consumed_under_its_correlation_id()
    {
        var consumed = new Signal("the consumer has run");
        await using var service = await RunningService.StartAsync(Settings(), builder =>
        {
            builder.Services.AddSingleton(consumed);
            builder.AddFluxaBus(registration => registration.AddConsumer<IngestConsumer, IngestConsumerDefinition>());
        });

        var topology = service.App.Services.GetRequiredService<FluxaTopology>();
        var endpoint = await service.App.Services.GetRequiredService<IBus>().GetSendEndpoint(topology.QueueAddress("things"));
        await endpoint.Send(Message(), _cancellationToken);
        await consumed.WaitAsync();

        var line = service.Lines.Single(entry => entry.GetProperty("message").GetString() == "consumed");
        Assert.Equal("c-1", line.GetProperty("correlation_id").GetString());
        using var ready = await service.Http.GetAsync("/health/ready", _cancellationToken);
        Assert.Equal("""{"status":"healthy","checks":[{"name":"bus","status":"healthy"}]}""", await ready.Content.ReadAsStringAsync(_cancellationToken));
    }

    [Fact]
    public async Task The_service_starts_and_is_not_ready_while_AWS_does_not_answer()
    {
        var settings = Settings();
        settings["Fluxa:Aws:ServiceUrl"] = "http://127.0.0.1:9";

        await using var service = await RunningService.StartAsync(settings, builder =>
        {
            builder.Services.AddSingleton(new Signal("never"));
            builder.AddFluxaBus(registration => registration.AddConsumer<IngestConsumer, IngestConsumerDefinition>());
        });

        using var live = await service.Http.GetAsync("/health/live", _cancellationToken);
        using var ready = await service.Http.GetAsync("/health/ready", _cancellationToken);
        Assert.True(live.IsSuccessStatusCode);
        Assert.Equal(503, (int)ready.StatusCode);
    }

    [Fact]
    public async Task The_bus_reports_its_use_to_nobody()
    {
        await using var service = RunningService.Build(Settings(), builder => builder.AddFluxaBus(_ => { }));

        Assert.False(service.App.Services.GetRequiredService<IOptions<UsageTelemetryOptions>>().Value.Enabled);
    }

    [Fact]
    public async Task The_S3_client_speaks_path_style_to_an_endpoint_of_ones_own()
    {
        await using var service = RunningService.Build(Settings());

        var config = (AmazonS3Config)service.App.Services.GetRequiredService<IAmazonS3>().Config;

        Assert.True(config.ForcePathStyle);
        Assert.Equal("eu-central-1", config.AuthenticationRegion);
        Assert.Equal(emulator.ServiceUrl.Authority, new Uri(config.ServiceURL).Authority);
    }

    private static IngestEvent Message() => new()
    {
        EventId = Guid.CreateVersion7(),
        TenantId = "acme",
        CorrelationId = "c-1",
        EventType = EventTypes.TransactionV1,
        AcceptedAt = TimeProvider.System.GetUtcNow(),
        PayloadMode = PayloadModes.Inline,
        Payload = "{}",
        PayloadSha256 = new string('0', 64),
        PayloadBytes = 2,
    };

    private Dictionary<string, string?> Settings() => new()
    {
        ["Fluxa:Aws:Region"] = "eu-central-1",
        ["Fluxa:Aws:ServiceUrl"] = emulator.ServiceUrl.AbsoluteUri,
        ["Fluxa:Aws:AccessKey"] = "test",
        ["Fluxa:Aws:SecretKey"] = "test",
        ["Fluxa:Topology:Prefix"] = EmulatorFixture.UniqueName("e"),
        ["Fluxa:Topology:Deploy"] = "true",
    };

    internal sealed class IngestConsumerDefinition : ConsumerDefinition<IngestConsumer>
    {
        public IngestConsumerDefinition(FluxaTopology topology) => EndpointName = topology.QueueName("things");
    }

    internal sealed class IngestConsumer(Signal consumed, ILogger<IngestConsumer> logger) : IConsumer<IngestEvent>
    {
        public Task Consume(ConsumeContext<IngestEvent> context)
        {
            logger.LogInformation("consumed");
            consumed.Set();
            return Task.CompletedTask;
        }
    }
}
