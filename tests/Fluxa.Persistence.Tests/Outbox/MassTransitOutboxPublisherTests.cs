using System.Text.Json;
using Fluxa.Contracts;
using Fluxa.Persistence.Outbox;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Persistence.Tests.Outbox;

public sealed class MassTransitOutboxPublisherTests
{
    private static readonly Guid MessageId = Guid.CreateVersion7();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Publishes_the_message_under_its_own_id(bool stillInMemory)
    {
        await using var services = Services();
        var harness = await services.StartTestHarness();
        var notification = Notification();

        await services.GetRequiredService<IOutboxPublisher>().PublishAsync(
            Message(OutboxMessage.Publish, notification) with { Message = stillInMemory ? notification : null }, CancellationToken.None);

        var published = Assert.Single(harness.Published.Select<EventPersisted>(TestContext.Current.CancellationToken));
        Assert.Equal(MessageId, published.Context.MessageId);
        Assert.Equal(notification, published.Context.Message);
    }

    [Fact]
    public async Task Sends_to_the_one_queue_that_is_named()
    {
        await using var services = Services();
        var harness = await services.StartTestHarness();

        await services.GetRequiredService<IOutboxPublisher>().PublishAsync(Message("queue:somewhere", Notification()), CancellationToken.None);

        var sent = Assert.Single(harness.Sent.Select<EventPersisted>(TestContext.Current.CancellationToken));
        Assert.Equal((MessageId, "/somewhere"), (sent.Context.MessageId, sent.Context.DestinationAddress!.AbsolutePath));
    }

    [Fact]
    public async Task Does_not_lose_a_type_it_does_not_know()
    {
        await using var services = Services();
        await services.StartTestHarness();

        var fault = await Assert.ThrowsAsync<OutboxMessageException>(() => services.GetRequiredService<IOutboxPublisher>()
            .PublishAsync(Message(OutboxMessage.Publish, Notification()) with { MessageType = "urn:message:Later:Thing" }, CancellationToken.None));

        Assert.Contains("'urn:message:Later:Thing'", fault.Message, StringComparison.Ordinal);
        Assert.False(fault.IsForGood);
    }

    [Theory]
    [InlineData("null", "publish")]
    [InlineData("{", "publish")]
    [InlineData("{}", "publish")]
    [InlineData(null, "no address")]
    public async Task Says_of_what_nobody_can_read_that_it_is_for_good(string? body, string destination)
    {
        await using var services = Services();
        await services.StartTestHarness();
        var message = Message(destination, Notification());

        var fault = await Assert.ThrowsAsync<OutboxMessageException>(() => services.GetRequiredService<IOutboxPublisher>()
            .PublishAsync(message with { Body = body ?? message.Body }, CancellationToken.None));

        Assert.True(fault.IsForGood);
        Assert.Contains(MessageId.ToString(), fault.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddMassTransitTestHarness();
        services.AddOutboxMessage<EventPersisted>();
        services.AddSingleton<IOutboxPublisher, MassTransitOutboxPublisher>();
        return services.BuildServiceProvider();
    }

    private static OutboxMessage Message(string destination, EventPersisted notification) => new()
    {
        MessageId = MessageId,
        Destination = destination,
        MessageType = "urn:message:Fluxa.Contracts:EventPersisted",
        Body = JsonSerializer.Serialize(notification, OutboxJson.Options),
    };

    private static EventPersisted Notification() => new()
    {
        EventId = Guid.CreateVersion7(),
        TenantId = "default",
        CorrelationId = "corr-1",
        EventType = EventTypes.TransactionV1,
        UserId = "u-1",
        Amount = 12.5000m,
        Currency = "EUR",
        Merchant = "Café",
        Timestamp = DateTimeOffset.UnixEpoch,
        PayloadMode = PayloadModes.Inline,
        PayloadSha256 = new string('0', 64),
        PayloadBytes = 1,
        AcceptedAt = DateTimeOffset.UnixEpoch,
        PersistedAt = DateTimeOffset.UnixEpoch,
    };
}
