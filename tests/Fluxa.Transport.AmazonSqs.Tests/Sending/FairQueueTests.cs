using System.Collections.Concurrent;
using System.Text.Json;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending;

/// <summary>The emulator forgets the MessageGroupId of standard queues, so these tests look at what it was sent.</summary>
public sealed class FairQueueTests(EmulatorFixture emulator) : IAsyncLifetime
{
    private readonly string _queue = EmulatorFixture.UniqueName("fair");
    private readonly ConcurrentQueue<string?> _groups = new();
    private AwsFaultProxy _proxy = null!;

    public async ValueTask InitializeAsync()
    {
        _proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, CancellationToken.None);
        _proxy.Seen = Note;
    }

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();

    [Fact]
    public async Task Gives_a_message_the_group_that_the_formatter_names_unless_it_has_one()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await StartAsync(endpoint => endpoint.Keep(inbox));

        await bus.SendAsync(_queue, new Order("1"), context => context.Headers.Set("tenant", "acme"));
        await bus.SendAsync(_queue, new Order("2"));
        await bus.SendAsync(_queue, new Order("3"), context => context.SetGroupId("own"));

        await inbox.WaitAsync(3);
        Assert.Equal(["acme", null, "own"], _groups);
    }

    [Fact]
    public async Task Keeps_the_group_when_the_message_is_redelivered()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await StartAsync(endpoint =>
        {
            endpoint.UseDelayedRedelivery(redelivery => redelivery.Interval(1, TimeSpan.FromSeconds(1)));
            endpoint.Handler<Order>(context => context.GetRedeliveryCount() == 0
                ? throw new InvalidOperationException("not yet")
                : inbox.Add(context.Message));
        });

        await bus.SendAsync(_queue, new Order("1"), context => context.Headers.Set("tenant", "acme"));

        await inbox.WaitAsync();
        Assert.Equal(["acme", "acme"], _groups);
    }

    [Fact]
    public async Task Keeps_a_group_that_was_set_by_hand_when_the_message_is_redelivered()
    {
        var inbox = new Inbox<Order>();
        _proxy.Plan.Add(new AwsFaultRule(new AwsFault.Annotate("MessageGroupId", "by-hand")) { Operation = "ReceiveMessage" });
        await using var bus = await StartAsync(endpoint =>
        {
            endpoint.UseDelayedRedelivery(redelivery => redelivery.Interval(1, TimeSpan.FromSeconds(1)));
            endpoint.Handler<Order>(context => context.GetRedeliveryCount() == 0
                ? throw new InvalidOperationException("not yet")
                : inbox.Add(context.Message));
        });

        await bus.SendAsync(_queue, new Order("1"), context =>
        {
            context.SetGroupId("by-hand");
            context.Headers.Set("tenant", "acme");
        });

        await inbox.WaitAsync();
        Assert.Equal(["by-hand", "by-hand"], _groups);
    }

    private Task<TestBus> StartAsync(Action<IAmazonSqsReceiveEndpointConfigurator> configure) => TestBus.StartAsync(
        emulator,
        (_, cfg) =>
        {
            cfg.FormatGroupId(context => context.Headers.Get<string>("tenant"));
            cfg.ReceiveEndpoint(_queue, configure);
        },
        through: _proxy.ServiceUrl);

    private void Note(AwsCall call)
    {
        if (call.Operation is not ("SendMessage" or "SendMessageBatch") || !call.Resource.EndsWith(_queue, StringComparison.Ordinal))
        {
            return;
        }

        var request = JsonDocument.Parse(call.Body).RootElement;
        foreach (var message in request.TryGetProperty("Entries", out var entries) ? [.. entries.EnumerateArray()] : (JsonElement[])[request])
        {
            _groups.Enqueue(message.TryGetProperty("MessageGroupId", out var group) ? group.GetString() : null);
        }
    }
}
