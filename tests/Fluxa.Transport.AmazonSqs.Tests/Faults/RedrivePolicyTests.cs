using System.Text.Json;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Faults;

public sealed class RedrivePolicyTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("redrive");

    [Fact]
    public async Task Points_a_queue_at_its_error_queue_which_has_no_policy_itself()
    {
        await using var bus = await StartAsync(_ => { });

        var policy = JsonDocument.Parse((await AttributesAsync(bus, _queue))["RedrivePolicy"]).RootElement;
        Assert.Equal((await AttributesAsync(bus, _queue + "_error"))["QueueArn"], policy.GetProperty("deadLetterTargetArn").GetString());
        Assert.Equal("10", policy.GetProperty("maxReceiveCount").ToString());
        Assert.DoesNotContain("RedrivePolicy", await AttributesAsync(bus, _queue + "_error"));
    }

    [Fact]
    public async Task Lets_only_the_queues_that_use_the_error_queue_redrive_to_it()
    {
        var other = EmulatorFixture.UniqueName("other");
        var shared = EmulatorFixture.UniqueName("shared_error");
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.SendTopology.ErrorQueueNameFormatter = new SharedErrorQueue(shared);
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(new Inbox<Order>()));
            cfg.ReceiveEndpoint(other, endpoint => endpoint.Keep(new Inbox<Order>()));
        });

        var policy = JsonDocument.Parse((await AttributesAsync(bus, shared))["RedriveAllowPolicy"]).RootElement;

        var allowed = policy.GetProperty("sourceQueueArns").EnumerateArray().Select(source => source.GetString()!.Split(':')[^1]);
        Assert.Equal("byQueue", policy.GetProperty("redrivePermission").GetString());
        Assert.Equal(new[] { _queue, other }.Order(), allowed.Order());
    }

    [Fact]
    public async Task Leaves_a_redrive_allow_policy_alone_that_was_configured()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.SendTopology.ConfigureErrorSettings = error => error.QueueAttributes["RedriveAllowPolicy"] = """{"redrivePermission":"allowAll"}""";
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(new Inbox<Order>()));
        });

        Assert.Equal("""{"redrivePermission":"allowAll"}""", (await AttributesAsync(bus, _queue + "_error"))["RedriveAllowPolicy"]);
    }

    [Fact]
    public async Task Sets_no_policy_when_it_is_switched_off()
    {
        await using var bus = await StartAsync(endpoint => endpoint.MaxReceiveCount = null);

        Assert.DoesNotContain("RedrivePolicy", await AttributesAsync(bus, _queue));
    }

    [Fact]
    public async Task Changes_the_policy_of_a_queue_that_exists()
    {
        await using (await StartAsync(endpoint => endpoint.MaxReceiveCount = 5))
        {
        }

        await using var bus = await StartAsync(endpoint => endpoint.MaxReceiveCount = 7);

        Assert.Equal("7", JsonDocument.Parse((await AttributesAsync(bus, _queue))["RedrivePolicy"]).RootElement.GetProperty("maxReceiveCount").ToString());
    }

    [Fact]
    public async Task Lets_SQS_move_a_message_that_its_receiver_never_settles()
    {
        await using (var bus = await StartAsync(endpoint => endpoint.MaxReceiveCount = 2))
        {
        }

        using var clients = Tests.Aws.TestAws.Clients(emulator.ServiceUrl);
        var url = (await clients.Sqs.FindQueueUrlAsync(_queue, CancellationToken.None))!;
        var errorUrl = (await clients.Sqs.FindQueueUrlAsync(_queue + "_error", CancellationToken.None))!;
        await clients.Sqs.SendMessageAsync(url, Tests.Aws.TestAws.Message("kills its process"), CancellationToken.None);
        for (var crash = 0; crash < 3; crash++)
        {
            await clients.Sqs.ReceiveMessageAsync(url, new ReceiveRequest(10, TimeSpan.Zero, TimeSpan.Zero), CancellationToken.None);
        }

        var moved = await clients.Sqs.ReceiveMessageAsync(errorUrl, new ReceiveRequest(10, TimeSpan.FromSeconds(5), null), CancellationToken.None);
        Assert.Equal("kills its process", Assert.Single(moved).Body);
    }

    private sealed class SharedErrorQueue(string name) : IErrorQueueNameFormatter
    {
        public string FormatErrorQueueName(string queueName) => name;
    }

    private static async Task<IReadOnlyDictionary<string, string>> AttributesAsync(TestBus bus, string queue) =>
        await bus.Clients.Sqs.GetQueueAttributesAsync((await bus.Clients.Sqs.FindQueueUrlAsync(queue, CancellationToken.None))!, CancellationToken.None);

    private Task<TestBus> StartAsync(Action<IAmazonSqsReceiveEndpointConfigurator> configure) => TestBus.StartAsync(emulator, (_, cfg) =>
        cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            configure(endpoint);
            endpoint.Keep(new Inbox<Order>());
        }));
}
