using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Bus;

/// <summary>The names of queues in this environment.</summary>
/// <param name="options">The environment's prefix.</param>
public sealed class FluxaTopology(IOptions<TopologyOptions> options)
{
    /// <summary>A queue's name here: prefix and name.</summary>
    /// <param name="queue">The queue's own name, for example one of <see cref="Contracts.FluxaQueues"/>.</param>
    public string QueueName(string queue) => options.Value.Prefix + queue;

    /// <summary>The address to send to a queue.</summary>
    /// <param name="queue">The queue's own name.</param>
    public Uri QueueAddress(string queue) => new($"queue:{QueueName(queue)}");
}
