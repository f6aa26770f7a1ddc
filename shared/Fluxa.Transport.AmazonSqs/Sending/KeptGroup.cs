using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Sending;

/// <summary>The MessageGroupId that a redelivered message came with: it stays in its group, whoever chose that.</summary>
internal static class KeptGroup
{
    public static string? Of(SendContext context) =>
        context.Headers.TryGetHeader(MessageHeaders.RedeliveryCount, out _)
        && context.TryGetPayload(out ConsumeContext? consumed)
        && consumed.ReceiveContext is AmazonSqsMessageContext received
        && consumed.ReceiveContext.InputAddress == context.DestinationAddress
            ? received.GroupId
            : null;
}
