using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Sending;

namespace Fluxa.Transport.AmazonSqs.Raw;

/// <summary>Sends in full batches, side by side, each call once.</summary>
internal sealed class RawSender(string queue, string url, SqsClient once)
{
    public async Task<IReadOnlyList<RawSendOutcome>> SendAsync(IReadOnlyList<RawSend> messages, CancellationToken cancellationToken)
    {
        var outcomes = new RawSendOutcome[messages.Count];
        var calls = new List<Task>();
        var batch = new List<(int Position, OutgoingMessage Message)>();
        var bytes = 0;
        for (var position = 0; position < messages.Count; position++)
        {
            var message = Outgoing(messages[position]);
            if (SizeOf(message, out var size) is { } refusal)
            {
                outcomes[position] = refusal;
                continue;
            }

            if (batch.Count == SqsLimits.BatchEntries || bytes + size > SqsLimits.BatchBytes)
            {
                calls.Add(SendAsync(batch, outcomes, cancellationToken));
                batch = [];
                bytes = 0;
            }

            batch.Add((position, message));
            bytes += size;
        }

        if (batch.Count > 0)
        {
            calls.Add(SendAsync(batch, outcomes, cancellationToken));
        }

        await Task.WhenAll(calls).ConfigureAwait(false);
        return outcomes;
    }

    private async Task SendAsync(List<(int Position, OutgoingMessage Message)> batch, RawSendOutcome[] outcomes, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await once.SendMessageBatchAsync(url, [.. batch.Select(entry => entry.Message)], cancellationToken).ConfigureAwait(false);
            for (var entry = 0; entry < batch.Count; entry++)
            {
                outcomes[batch[entry].Position] = answer[entry] switch
                {
                    null => new RawSendOutcome.InDoubt("SQS's answer does not speak of it."),
                    { Fault: { } fault } => Judge(fault),
                    _ => new RawSendOutcome.Sent(),
                };
            }
        }
        catch (AwsServiceException exception)
        {
            Set(batch, outcomes, Judge(exception.Fault));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Set(batch, outcomes, new RawSendOutcome.InDoubt("The call was abandoned before its answer came."));
        }
    }

    private static void Set(List<(int Position, OutgoingMessage Message)> batch, RawSendOutcome[] outcomes, RawSendOutcome outcome)
    {
        foreach (var (position, _) in batch)
        {
            outcomes[position] = outcome;
        }
    }

    // SQS has said no, or asked to wait: nothing was taken. Every other failure may have come after the message was.
    private static RawSendOutcome Judge(AwsFault fault) => fault.Kind switch
    {
        AwsFaultKind.Permanent => new RawSendOutcome.Refused(fault.ToString(), MayLater: fault.IsNotFound),
        AwsFaultKind.Throttled or AwsFaultKind.Credentials => new RawSendOutcome.Refused(fault.ToString(), MayLater: true),
        _ => new RawSendOutcome.InDoubt(fault.ToString()),
    };

    private RawSendOutcome.Refused? SizeOf(OutgoingMessage message, out int size)
    {
        try
        {
            size = MessageCheck.Demand(message, queue, SqsLimits.MessageBytes);
            return null;
        }
        catch (Exception exception) when (exception is IllegalMessageException or IllegalMessageCharacterException or MessageTooLargeException)
        {
            size = 0;
            return new RawSendOutcome.Refused(exception.Message, MayLater: false);
        }
    }

    private static OutgoingMessage Outgoing(RawSend message) => new()
    {
        Body = message.Body,
        Attributes = PackedAttributes.Pack(message.Attributes.ToDictionary(entry => entry.Key, entry => entry.Value.ToMessageAttribute(), StringComparer.Ordinal)),
    };
}
