using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;
using MassTransit.Middleware;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>The last step of a bus's stop: finishes the sends and deletes that are under way.</summary>
internal sealed class BrokerDrain : Agent
{
    private readonly Broker _broker;

    public BrokerDrain(Broker broker)
    {
        _broker = broker;
        SetReady();
    }

    protected override async Task StopAgent(StopContext context)
    {
        await _broker.DrainAsync().WaitAsync(context.CancellationToken);
        await base.StopAgent(context);
    }
}
