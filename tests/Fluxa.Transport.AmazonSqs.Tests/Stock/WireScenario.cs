using Fluxa.Testing;
using Fluxa.LocalInfrastructure.Faults.Aws;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Stock;

/// <summary>
/// A small application of everything that leaves bytes on the wire. It names no transport beyond what both have in common, so the same
/// file was compiled against MassTransit.AmazonSQS 8.5 to make the recording that ours is held against.
/// </summary>
public sealed class WireScenario(string prefix, WireRecorder recorder)
{
    private static readonly Guid Id = new("11111111-2222-3333-4444-555555555555");
    private readonly SortedDictionary<string, List<WireMessage>> _steps = new(StringComparer.Ordinal);

    private string Work => prefix + "-work";

    private string Later => prefix + "-later";

    private string Out => prefix + "-out";

    public static async Task<WireRecording> RunAsync(Uri emulator, string prefix, Action<IAmazonSqsBusFactoryConfigurator, Uri> host)
    {
        await using var proxy = await AwsFaultProxy.StartAsync(emulator, CancellationToken.None);
        var recorder = new WireRecorder();
        proxy.Seen = recorder.Note;
        var scenario = new WireScenario(prefix, recorder);
        var bus = Bus.Factory.CreateUsingAmazonSqs(cfg =>
        {
            host(cfg, proxy.ServiceUrl);
            scenario.Configure(cfg);
        });
        await bus.StartAsync(new CancellationTokenSource(Signal.Patience).Token);
        await scenario.RunAsync(bus);
        await bus.StopAsync(new CancellationTokenSource(Signal.Patience).Token);
        return new WireRecording(prefix, scenario._steps, recorder.Topology);
    }

    private void Configure(IAmazonSqsBusFactoryConfigurator cfg)
    {
        cfg.OverrideDefaultBusEndpointQueueName(prefix + "-bus");
        cfg.PublishTopology.TopicTags["team"] = "payments";
        cfg.Publish<Shipped>(topic => topic.TopicAttributes["DisplayName"] = "shipments");
        cfg.ReceiveEndpoint(Work, endpoint =>
        {
            endpoint.QueueAttributes["VisibilityTimeout"] = 60;
            endpoint.QueueTags["team"] = "payments";
            endpoint.Handler<Ordered>(_ => Task.CompletedTask);
            endpoint.Handler<Shipped>(_ => Task.CompletedTask);
            endpoint.Handler<Broken>(_ => throw new InvalidOperationException("it is broken"));
            endpoint.Handler<Ask>(context => context.Message.Id == "bad"
                ? throw new InvalidOperationException("bad question")
                : context.RespondAsync(new Answer(context.Message.Id, "fine")));
        });
        cfg.ReceiveEndpoint(Later, endpoint =>
        {
            endpoint.ConfigureConsumeTopology = false;
            endpoint.UseDelayedRedelivery(retry => retry.Interval(1, TimeSpan.FromSeconds(1)));
            endpoint.Handler<Ordered>(context => context.GetRedeliveryCount() == 0 ? throw new InvalidOperationException("not yet") : Task.CompletedTask);
        });
    }

    private async Task RunAsync(IBusControl bus)
    {
        await StepAsync("send", 1, async () => await (await To(bus, Out)).Send(new Ordered("1", "Zürich ☕"), context => Fill(context)));
        await StepAsync("send delayed", 1, async () => await (await To(bus, Out)).Send(new Ordered("2", ""), context => context.Delay = TimeSpan.FromSeconds(7)));
        await StepAsync("send to FIFO", 1, async () => await (await To(bus, Out + ".fifo")).Send(new Ordered("3", ""), context =>
        {
            context.SetGroupId("group");
            context.SetDeduplicationId("once");
        }));
        await StepAsync("send to topic", 1, async () => await (await bus.GetSendEndpoint(new Uri($"topic:{prefix}-any"))).Send(new Ordered("4", "")));
        await StepAsync("send raw", 1, async () => await (await To(bus, Out)).Send(new Ordered("5", "raw"), context =>
        {
            Fill(context);
            context.Serializer = new MassTransit.Serialization.SystemTextJsonRawMessageSerializer(RawSerializerOptions.Default);
        }));
        await StepAsync("publish", 1, () => bus.Publish(new Shipped("6"), context => Fill(context)));
        await StepAsync("request", 2, () => Client(bus).GetResponse<Answer>(new Ask("7")));
        await StepAsync("failed request", 3, async () =>
        {
            try
            {
                await Client(bus).GetResponse<Answer>(new Ask("bad"));
            }
            catch (RequestFaultException)
            {
                // As it should: what it left on the wire counts.
            }
        });
        await StepAsync("fault", 3, async () => await (await To(bus, Work)).Send(new Broken("8"), context => Fill(context)));
        await StepAsync("skipped", 2, async () => await (await To(bus, Work)).Send(new Unwanted("9")));
        await StepAsync("redelivery", 2, async () => await (await To(bus, Later)).Send(new Ordered("10", ""), context => Fill(context)));
    }

    /// <summary>Ends when so many messages have left.</summary>
    private async Task StepAsync(string name, int messages, Func<Task> act)
    {
        await act();
        await Eventually.BecomesAsync($"'{name}' has left {messages} messages", () => Task.FromResult(recorder.Count), count => count >= messages);
        _steps[name] = recorder.Take();
    }

    private IRequestClient<Ask> Client(IBusControl bus) => bus.CreateRequestClient<Ask>(new Uri($"queue:{Work}"));

    private static Task<ISendEndpoint> To(IBusControl bus, string queue) => bus.GetSendEndpoint(new Uri($"queue:{queue}"));

    private static void Fill(SendContext context)
    {
        context.MessageId = Id;
        context.CorrelationId = Id;
        context.ConversationId = Id;
        context.TimeToLive = TimeSpan.FromMinutes(5);
        context.Headers.Set("tenant", "acme");
        context.Headers.Set("number", 7);
        context.Headers.Set("flag", true);
    }
}
