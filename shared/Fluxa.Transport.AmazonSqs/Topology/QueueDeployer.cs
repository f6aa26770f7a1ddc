using System.Globalization;
using System.Text.Json.Nodes;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>Finds queues, and creates or adjusts them where deployment is on.</summary>
internal sealed class QueueDeployer(AwsClients clients, bool deploy)
{
    private static readonly SemaphoreSlim Allowing = new(1);

    private SqsClient Sqs => clients.Sqs;

    public async Task<BrokerQueue> ResolveAsync(QueueDescription queue, CancellationToken cancellationToken)
    {
        var wanted = AttributesOf(queue);
        var url = await Sqs.FindQueueUrlAsync(queue.Name, cancellationToken);
        if (url is not null)
        {
            var found = await Sqs.GetQueueAttributesAsync(url, cancellationToken);
            return new BrokerQueue(clients, queue.Name, url, await AdjustAsync(url, found, wanted, cancellationToken));
        }

        if (!deploy)
        {
            throw new EntityMissingException("queue", queue.Name);
        }

        url = await Sqs.CreateQueueAsync(queue.Name, wanted, queue.QueueTags.ToDictionary(), cancellationToken);
        return new BrokerQueue(clients, queue.Name, url, await Sqs.GetQueueAttributesAsync(url, cancellationToken));
    }

    /// <summary>Makes SQS move a message to the error queue once it was received that often without being deleted.</summary>
    public async Task RedriveAsync(BrokerQueue queue, BrokerQueue errorQueue, int maxReceiveCount, CancellationToken cancellationToken)
    {
        var errorArn = errorQueue.Arn.ToString();
        if (!deploy || SaysAlready(queue.Attributes.GetValueOrDefault(QueueAttributeNames.RedrivePolicy), errorArn, maxReceiveCount))
        {
            return;
        }

        var policy = new JsonObject { ["deadLetterTargetArn"] = errorArn, ["maxReceiveCount"] = maxReceiveCount };
        await SetAsync(queue, QueueAttributeNames.RedrivePolicy, policy.ToJsonString(), cancellationToken);
    }

    /// <summary>Lets the queue, and no other that wasn't let, use the error queue as its own; what the configuration says of it stays.</summary>
    public async Task AllowRedriveAsync(BrokerQueue queue, BrokerQueue errorQueue, QueueDescription errorDescription, CancellationToken cancellationToken)
    {
        if (!deploy || errorDescription.QueueAttributes.ContainsKey(QueueAttributeNames.RedriveAllowPolicy))
        {
            return;
        }

        // Endpoints of this process that share an error queue add themselves one after the other, each to what the one before it wrote.
        await Allowing.WaitAsync(cancellationToken);
        try
        {
            var current = await Sqs.GetQueueAttributesAsync(errorQueue.Url, cancellationToken);
            if (RedriveAllowPolicy.Allow(current.GetValueOrDefault(QueueAttributeNames.RedriveAllowPolicy), queue.Arn.ToString()) is { } policy)
            {
                await SetAsync(errorQueue, QueueAttributeNames.RedriveAllowPolicy, policy, cancellationToken);
            }
        }
        finally
        {
            Allowing.Release();
        }
    }

    /// <summary>Lets topics send to the queue.</summary>
    public async Task AllowAsync(BrokerQueue queue, IReadOnlyCollection<string> topicArns, CancellationToken cancellationToken)
    {
        if (deploy && QueuePolicy.Allow(queue.Attributes.GetValueOrDefault(QueueAttributeNames.Policy), queue.Arn.ToString(), topicArns) is { } policy)
        {
            await SetAsync(queue, QueueAttributeNames.Policy, policy, cancellationToken);
        }
    }

    private static bool SaysAlready(string? redrivePolicy, string errorArn, int maxReceiveCount) =>
        redrivePolicy is not null
        && JsonNode.Parse(redrivePolicy) is JsonObject policy
        && (string?)policy["deadLetterTargetArn"] == errorArn
        && policy["maxReceiveCount"]?.ToString() == maxReceiveCount.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> AttributesOf(QueueDescription queue)
    {
        var attributes = queue.QueueAttributes.ToDictionary(
            attribute => attribute.Key,
            attribute => Convert.ToString(attribute.Value, CultureInfo.InvariantCulture) ?? "");
        if (queue.IsFifo)
        {
            attributes[QueueAttributeNames.FifoQueue] = "true";
        }

        return attributes;
    }

    /// <summary>Brings the attributes that were configured to a queue that exists; the others stay as someone else wanted them.</summary>
    private async Task<IReadOnlyDictionary<string, string>> AdjustAsync(
        string url,
        IReadOnlyDictionary<string, string> found,
        Dictionary<string, string> wanted,
        CancellationToken cancellationToken)
    {
        var different = wanted
            .Where(attribute => attribute.Key != QueueAttributeNames.FifoQueue && found.GetValueOrDefault(attribute.Key) != attribute.Value)
            .ToDictionary();
        if (!deploy || different.Count == 0)
        {
            return found;
        }

        await Sqs.SetQueueAttributesAsync(url, different, cancellationToken);
        return await Sqs.GetQueueAttributesAsync(url, cancellationToken);
    }

    private Task SetAsync(BrokerQueue queue, string name, string value, CancellationToken cancellationToken) =>
        Sqs.SetQueueAttributesAsync(queue.Url, new Dictionary<string, string> { [name] = value }, cancellationToken);
}
