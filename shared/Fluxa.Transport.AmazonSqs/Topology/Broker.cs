using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>The queues and topics of one host, resolved when first needed, with the clients that reach them.</summary>
internal sealed class Broker
{
    private readonly EntityCache<BrokerQueue> _queues = new();
    private readonly EntityCache<BrokerTopic> _topics = new();
    private readonly AwsClients _clients;
    private readonly bool _deploy;
    private readonly QueueDeployer _queueDeployer;
    private readonly TopicDeployer _topicDeployer;

    public Broker(AwsClients clients, bool deploy)
    {
        _clients = clients;
        _deploy = deploy;
        _queueDeployer = new QueueDeployer(clients, deploy);
        _topicDeployer = new TopicDeployer(clients, deploy);
    }

    public AwsClients Clients => _clients;

    public ValueTask<BrokerQueue> QueueAsync(QueueDescription queue, CancellationToken cancellationToken) => _queues.TryGet(queue.Name, out var known)
        ? ValueTask.FromResult(known)
        : ResolveAsync(queue, cancellationToken);

    public ValueTask<BrokerTopic> TopicAsync(TopicDescription topic, CancellationToken cancellationToken) => _topics.TryGet(topic.Name, out var known)
        ? ValueTask.FromResult(known)
        : ResolveAsync(topic, cancellationToken);

    public async Task SendAsync(QueueDescription target, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var queue = await QueueAsync(target, cancellationToken);
        try
        {
            await queue.Sender.SendAsync(message, cancellationToken);
        }
        catch (AwsServiceException exception) when (exception.IsNotFound)
        {
            _queues.Forget(target.Name);
            throw;
        }
    }

    public async Task PublishAsync(TopicDescription target, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var topic = await TopicAsync(target, cancellationToken);
        try
        {
            await topic.Publisher.PublishAsync(message, cancellationToken);
        }
        catch (AwsServiceException exception) when (exception.IsNotFound)
        {
            _topics.Forget(target.Name);
            throw;
        }
    }

    /// <summary>Brings all that an endpoint needs into being, or, with deployment off, makes sure it is there.</summary>
    public async Task<BrokerQueue> PrepareAsync(EndpointTopology topology, CancellationToken cancellationToken)
    {
        if (!_deploy)
        {
            await DemandAllAsync(topology, cancellationToken);
        }

        var queue = await QueueAsync(topology.Queue, cancellationToken);
        if (topology.HasRedrive)
        {
            var errorQueue = await QueueAsync(topology.ErrorQueue, cancellationToken);
            await _queueDeployer.AllowRedriveAsync(queue, errorQueue, topology.ErrorQueue, cancellationToken);
            await _queueDeployer.RedriveAsync(queue, errorQueue, topology.MaxReceiveCount!.Value, cancellationToken);
        }

        var topics = await Task.WhenAll(topology.Topics.Select(topic => TopicAsync(topic, cancellationToken).AsTask()));
        if (topics.Length > 0)
        {
            await _queueDeployer.AllowAsync(queue, [.. topics.Select(topic => topic.Arn)], cancellationToken);
            await Task.WhenAll(topics.Zip(topology.Topics, (topic, wanted) =>
                _topicDeployer.SubscribeAsync(topic, queue, Merge(wanted, topology.Queue), cancellationToken)));
        }

        return queue;
    }

    /// <summary>Removes what was to live only as long as the endpoint.</summary>
    public async Task RemoveTemporaryAsync(EndpointTopology topology, CancellationToken cancellationToken)
    {
        if (topology.Queue.AutoDelete)
        {
            var queue = await QueueAsync(topology.Queue, cancellationToken);
            foreach (var topic in topology.Topics)
            {
                await _topicDeployer.UnsubscribeAsync(await TopicAsync(topic, cancellationToken), queue, cancellationToken);
            }

            _queues.Forget(topology.Queue.Name);
            await _clients.Sqs.DeleteQueueAsync(queue.Url, cancellationToken);
        }

        foreach (var description in topology.Topics.Where(topic => topic.AutoDelete))
        {
            var topic = await TopicAsync(description, cancellationToken);
            _topics.Forget(description.Name);
            await _clients.Sns.DeleteTopicAsync(topic.Arn, cancellationToken);
        }
    }

    /// <summary>Forgets a queue that is gone, so that it is looked up or created again.</summary>
    public void ForgetQueue(string name) => _queues.Forget(name);

    /// <summary>Finishes what is under way; whatever is used afterwards is resolved again.</summary>
    public async Task DrainAsync()
    {
        await _queues.ClearAsync();
        await _topics.ClearAsync();
    }

    private ValueTask<BrokerQueue> ResolveAsync(QueueDescription queue, CancellationToken cancellationToken) =>
        _queues.ResolveAsync(queue.Name, () => _queueDeployer.ResolveAsync(queue, CancellationToken.None), cancellationToken);

    private ValueTask<BrokerTopic> ResolveAsync(TopicDescription topic, CancellationToken cancellationToken) =>
        _topics.ResolveAsync(topic.Name, () => _topicDeployer.ResolveAsync(topic, CancellationToken.None), cancellationToken);

    /// <summary>Looks for the endpoint's queue, its error queue and its topics before anything else is done.</summary>
    private async Task DemandAllAsync(EndpointTopology topology, CancellationToken cancellationToken)
    {
        var missing = new MissingEntities();
        await missing.ExpectAsync(QueueAsync(topology.Queue, cancellationToken));
        if (topology.HasRedrive)
        {
            await missing.ExpectAsync(QueueAsync(topology.ErrorQueue, cancellationToken));
        }

        foreach (var topic in topology.Topics)
        {
            await missing.ExpectAsync(TopicAsync(topic, cancellationToken));
        }

        missing.ThrowIfAny();
    }

    private static Dictionary<string, object> Merge(TopicDescription topic, QueueDescription queue)
    {
        var merged = new Dictionary<string, object>(topic.TopicSubscriptionAttributes);
        foreach (var (name, value) in queue.QueueSubscriptionAttributes)
        {
            merged[name] = value;
        }

        return merged;
    }
}
