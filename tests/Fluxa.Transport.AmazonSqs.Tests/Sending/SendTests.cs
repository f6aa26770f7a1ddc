using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending;

public sealed class SendTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("send");

    [Fact]
    public async Task Delivers_a_message_that_was_sent_to_a_queue()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox)));

        await bus.SendAsync(_queue, new Order("1"));

        Assert.Equal([new Order("1")], await inbox.WaitAsync());
        await bus.BecomesEmptyAsync(_queue);
    }

    [Fact]
    public async Task Delivers_all_of_many_messages_sent_at_once()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox)));
        var orders = Enumerable.Range(0, 500).Select(number => new Order($"{number}")).ToList();

        await Task.WhenAll(orders.Select(order => bus.SendAsync(_queue, order)));

        var seen = await inbox.WaitAsync(500);
        Assert.Equal(orders.Select(order => order.Id).Order(), seen.Select(order => order.Id).Order());
        await bus.BecomesEmptyAsync(_queue);
    }

    [Fact]
    public async Task Carries_more_headers_than_SQS_has_attributes()
    {
        var inbox = new Inbox<Dictionary<string, string?>>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
            endpoint.Handler<Order>(context => inbox.Add(Enumerable.Range(0, 25)
                .ToDictionary(number => $"user-{number}", number => context.ReceiveContext.TransportHeaders.Get<string>($"user-{number}"))))));

        await bus.SendAsync(_queue, new Order("1"), context =>
        {
            for (var number = 0; number < 25; number++)
            {
                context.Headers.Set($"user-{number}", $"value {number} é \u0001");
            }
        });

        var headers = Assert.Single(await inbox.WaitAsync());
        Assert.All(headers, header => Assert.Equal($"value {header.Key[5..]} é \u0001", header.Value));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("€")]
    [InlineData("😀")]
    public async Task Delivers_a_message_of_exactly_the_queues_size_limit_and_refuses_one_byte_more(string character)
    {
        const int limit = 262_144;
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.UseRawJsonSerializer(RawSerializerOptions.AddTransportHeaders | RawSerializerOptions.AnyMessageType);
            cfg.ReceiveEndpoint(_queue, endpoint =>
            {
                endpoint.QueueAttributes["MaximumMessageSize"] = limit;
                endpoint.Keep(inbox);
            });
        });
        var empty = await SizeOfAsync(bus, "");
        var perCharacter = await SizeOfAsync(bus, character) - empty;
        var count = (int)((limit - empty) / perCharacter);
        var filler = new string('a', (int)((limit - empty) % perCharacter));
        var fits = string.Concat(Enumerable.Repeat(character, count)) + filler;

        await bus.SendAsync(_queue, new Order("1", fits));
        var refused = await Assert.ThrowsAsync<MessageTooLargeException>(() => bus.SendAsync(_queue, new Order("1", fits + "a")));

        Assert.Equal(fits, Assert.Single(await inbox.WaitAsync()).Text);
        Assert.Equal(limit + 1, refused.ActualBytes);
    }

    /// <summary>Answers a message's size in bytes as the limit check counts it, by letting a small queue refuse it.</summary>
    private static async Task<long> SizeOfAsync(TestBus bus, string text)
    {
        var tiny = EmulatorFixture.UniqueName("tiny");
        await bus.Clients.Sqs.CreateQueueAsync(tiny, new Dictionary<string, string> { ["MaximumMessageSize"] = "1024" }, new Dictionary<string, string>(), CancellationToken.None);
        var filled = new string('b', 1024);

        var refused = await Assert.ThrowsAsync<MessageTooLargeException>(() => bus.SendAsync(tiny, new Order("1", text + filled)));

        return refused.ActualBytes - filled.Length;
    }
}
