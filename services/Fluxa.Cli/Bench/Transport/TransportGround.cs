using System.Text.Json.Nodes;
using Fluxa.Cli.Bench.Rounds;

namespace Fluxa.Cli.Bench.Transport;

/// <summary>What all measures of the transport stand on.</summary>
internal sealed class TransportGround
{
    private int _queues;

    private TransportGround(BenchSettings settings, BareAws aws, BenchBus bus, JsonObject message)
    {
        Settings = settings;
        Aws = aws;
        Bus = bus;
        Message = message;
    }

    public BenchSettings Settings { get; }

    /// <summary>Three rounds of warm-up, and up to twelve while the runtime still compiles: until then floor and ours get faster from round to round.</summary>
    public Comparison Comparison => Settings.Scale < 0.1 ? new(Settings.Rounds, Settings.Screen) : new(Settings.Rounds, Settings.Screen, warmUps: 3, mostWarmUps: 12);

    public BareAws Aws { get; }

    public BenchBus Bus { get; }

    /// <summary>What our side sends.</summary>
    public BenchOrder Order { get; } = BenchOrder.Create();

    /// <summary>The same message as it was on the wire: what the floor sends.</summary>
    public JsonObject Message { get; }

    public static async Task<TransportGround> PrepareAsync(BenchSettings settings, BareAws aws, BenchBus bus, CancellationToken cancellationToken)
    {
        var sample = await BareQueue.CreateAsync(aws, "bench-sample", cancellationToken);
        var endpoint = await bus.QueueAsync("bench-sample");
        await endpoint.Send(BenchOrder.Create(), cancellationToken);
        var message = await sample.TakeAsync(cancellationToken);
        await sample.RemoveAsync(cancellationToken);
        return new TransportGround(settings, aws, bus, message);
    }

    public async Task<(string Name, BareQueue Queue)> NewQueueAsync(string what, CancellationToken cancellationToken)
    {
        var name = $"bench-{what}-{++_queues}";
        return (name, await BareQueue.CreateAsync(Aws, name, cancellationToken));
    }

    /// <summary>Fills a queue with the sample message.</summary>
    public async Task FillAsync(BareQueue queue, int count, CancellationToken cancellationToken)
    {
        var batch = queue.SendBatchBody(Message);
        await Crowd.RunAsync(callers: 10, count / BareQueue.Batch, () => queue.SendBatchAsync(batch, cancellationToken));
    }
}
