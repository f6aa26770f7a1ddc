using System.Security.Cryptography;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class EncryptionTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("encrypted");

    [Fact]
    public async Task Delivers_an_encrypted_message_whose_body_shows_nothing_of_it()
    {
        var inbox = new Inbox<(Order Order, string Body)>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            var aes = new AesSerializer(RandomNumberGenerator.GetBytes(32));
            cfg.AddSerializer(aes);
            cfg.AddDeserializer(aes, isDefault: true);
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(context => inbox.Add((context.Message, context.ReceiveContext.Body.GetString()))));
        });

        await bus.Bus.Publish(new Order("1", "confidential"));

        var (order, body) = Assert.Single(await inbox.WaitAsync());
        Assert.Equal(new Order("1", "confidential"), order);
        Assert.DoesNotContain("confidential", body, StringComparison.Ordinal);
    }
}
