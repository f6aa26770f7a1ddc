using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>What a poller polls, and whom it tells.</summary>
internal sealed class PollerSource
{
    public required string QueueName { get; init; }

    public required TimeSpan WaitTime { get; init; }

    /// <summary>How long received messages stay hidden; null: what the queue says.</summary>
    public required TimeSpan? Visibility { get; init; }

    public required Func<ReceiveRequest, CancellationToken, Task<IReadOnlyList<ReceivedMessage>>> ReceiveAsync { get; init; }

    /// <summary>Counts the queue's messages in flight, all receivers' together.</summary>
    public required Func<CancellationToken, Task<int>> CountInFlightAsync { get; init; }

    /// <summary>Takes the messages; must not throw. Each one is released from the window by whoever ends it.</summary>
    public required Action<IReadOnlyList<ReceivedMessage>> Accept { get; init; }

    /// <summary>Closed, nothing is polled.</summary>
    public ReceiveGate Gate { get; init; } = new();

    public required Func<Exception, Task> FailedAsync { get; init; }

    public required Func<Task> RecoveredAsync { get; init; }
}
