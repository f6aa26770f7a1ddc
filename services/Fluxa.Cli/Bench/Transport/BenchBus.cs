using Amazon.Runtime;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Cli.Bench.Transport;

/// <summary>A MassTransit bus on our transport, configured as anybody's would be.</summary>
internal sealed class BenchBus : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private BenchBus(ServiceProvider services) => _services = services;

    public IBusControl Bus => _services.GetRequiredService<IBusControl>();

    public static async Task<BenchBus> StartAsync(Uri emulator, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMassTransit(registration =>
        {
            registration.DisableUsageTelemetry();
            registration.UsingAmazonSqs((_, bus) => bus.Host("us-east-1", host =>
            {
                host.ServiceUrl(emulator);
                host.Credentials(new BasicAWSCredentials("bench", "bench"));
            }));
        });
        var bench = new BenchBus(services.BuildServiceProvider());
        await bench.Bus.StartAsync(cancellationToken);
        return bench;
    }

    public Task<ISendEndpoint> QueueAsync(string name) => Bus.GetSendEndpoint(new Uri($"queue:{name}"));

    /// <summary>Consumes what waits in a queue, counting.</summary>
    /// <param name="queue">Its name.</param>
    /// <param name="held">Messages held at most, so tens of polls at most.</param>
    /// <param name="counted">Told of each message, from several threads.</param>
    public HostReceiveEndpointHandle Consume(string queue, int held, Action counted) => Bus.ConnectReceiveEndpoint(queue, endpoint =>
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PrefetchCount = held;
        endpoint.Consumer(() => new CountingConsumer(counted));
    });

    public async ValueTask DisposeAsync()
    {
        await Bus.StopAsync(TimeSpan.FromSeconds(10));
        await _services.DisposeAsync();
    }

    private sealed class CountingConsumer(Action counted) : IConsumer<BenchOrder>
    {
        public Task Consume(ConsumeContext<BenchOrder> context)
        {
            counted();
            return Task.CompletedTask;
        }
    }
}
