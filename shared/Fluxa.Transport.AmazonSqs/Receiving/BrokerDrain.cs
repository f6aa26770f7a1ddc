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
        try
        {
            await _broker.DrainAsync().WaitAsync(context.CancellationToken);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            LogContext.Warning?.Log("The stop can't wait any longer for sends and deletes under way; SQS delivers what was not deleted again");
        }

        await base.StopAgent(context);
    }
}
