using System.Collections.Concurrent;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class ObserverTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("observed");

    [Fact]
    public async Task Tells_observers_of_publishes_receipts_and_faults()
    {
        var watcher = new Watcher();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
            endpoint.Handler<Order>(context => context.Message.Id == "bad" ? throw new InvalidOperationException("no") : Task.CompletedTask)));
        bus.Bus.ConnectPublishObserver(watcher);
        bus.Bus.ConnectReceiveObserver(watcher);

        await bus.Bus.Publish(new Order("good"));
        await bus.Bus.Publish(new Order("bad"));
        await bus.TakeAsync(_queue + "_error");
        await bus.BecomesEmptyAsync(_queue);

        Assert.Equal(2, watcher.Count("published Order"));
        Assert.Equal(2, watcher.Count("received"));
        Assert.Equal(1, watcher.Count("consumed Order"));
        Assert.Equal(1, watcher.Count("faulted Order: no"));
    }

    [Fact]
    public async Task Tells_observers_when_bus_and_endpoint_start_and_stop()
    {
        var watcher = new Watcher();
        await using var bus = await TestBus.StartAsync(
            emulator,
            (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(new Inbox<Order>())),
            registration => registration.AddBusObserver(_ => watcher).AddReceiveEndpointObserver(_ => watcher));

        await bus.StopAsync();

        Assert.Equal(1, watcher.Count("bus started"));
        Assert.Equal(1, watcher.Count($"{_queue} ready"));
        Assert.Equal(1, watcher.Count($"{_queue} completed"));
        Assert.Equal(1, watcher.Count("bus stopped"));
    }

    private sealed class Watcher : IPublishObserver, IReceiveObserver, IBusObserver, IReceiveEndpointObserver
    {
        private readonly ConcurrentQueue<string> _seen = new();

        public int Count(string what) => _seen.Count(seen => seen == what);

        public Task PrePublish<T>(PublishContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PostPublish<T>(PublishContext<T> context)
            where T : class => Note(typeof(T) == typeof(Order) ? "published Order" : "published another");

        public Task PublishFault<T>(PublishContext<T> context, Exception exception)
            where T : class => Note("not published");

        public Task PreReceive(ReceiveContext context) => Note("received");

        public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
            where T : class => Note($"consumed {typeof(T).Name}");

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
            where T : class => Note($"faulted {typeof(T).Name}: {exception.Message}");

        public Task ReceiveFault(ReceiveContext context, Exception exception) => Note("receive faulted");

        public void PostCreate(IBus bus) => Note("bus created");

        public void CreateFaulted(Exception exception) => Note("bus not created");

        public Task PreStart(IBus bus) => Task.CompletedTask;

        public Task PostStart(IBus bus, Task<BusReady> busReady) => Note("bus started");

        public Task StartFaulted(IBus bus, Exception exception) => Note("bus not started");

        public Task PreStop(IBus bus) => Task.CompletedTask;

        public Task PostStop(IBus bus) => Note("bus stopped");

        public Task StopFaulted(IBus bus, Exception exception) => Note("bus not stopped");

        public Task Ready(ReceiveEndpointReady ready) => Note($"{ready.InputAddress.Segments[^1]} ready");

        public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

        public Task Completed(ReceiveEndpointCompleted completed) => Note($"{completed.InputAddress.Segments[^1]} completed");

        public Task Faulted(ReceiveEndpointFaulted faulted) => Note("endpoint faulted");

        private Task Note(string what)
        {
            _seen.Enqueue(what);
            return Task.CompletedTask;
        }
    }
}
