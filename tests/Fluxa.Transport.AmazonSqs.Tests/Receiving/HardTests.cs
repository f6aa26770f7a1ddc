using System.Collections.Concurrent;
using System.Net;
using Fluxa.Testing;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;
using AwsServiceException = Fluxa.Transport.AmazonSqs.Aws.AwsServiceException;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

/// <summary>Twenty thousand messages through an SQS that loses answers, throttles, fails, repeats and gives short leases to slow consumers.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class HardTests(EmulatorFixture emulator)
{
    private const int Count = 20_000;
    private const int Seed = 20_000;

    /// <summary>Each so many-th message is worked on for three times its lease.</summary>
    private const int SlowEvery = 200;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SlowWork = TimeSpan.FromSeconds(6);

    private readonly string _queue = EmulatorFixture.UniqueName("hard");
    private int _sentAgain;

    [Fact]
    public async Task Loses_nothing_and_leaves_nothing_behind()
    {
        var unobserved = new ConcurrentQueue<Exception>();
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, args) => unobserved.Enqueue(args.Exception);
        TaskScheduler.UnobservedTaskException += note;
        try
        {
            var seen = new ConcurrentDictionary<string, int>();
            var memory = await RunAsync(seen);

            Assert.Equal(Count, seen.Count);
            Assert.InRange(_sentAgain, 0, Count / 100);
            Assert.InRange(memory, long.MinValue, 64 * 1024 * 1024);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.DoesNotContain(unobserved, exception => exception.ToString().Contains("Fluxa.Transport", StringComparison.Ordinal));
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= note;
        }
    }

    /// <summary>Answers the bytes that the run left on the heap.</summary>
    private async Task<long> RunAsync(ConcurrentDictionary<string, int> seen)
    {
        await using var proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, CancellationToken.None, Seed);
        await using var bus = await StartAsync(proxy, seen);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        proxy.Plan.Add(new AwsFaultRule(new AwsFault.LoseAnswer()) { Service = "sqs", Probability = 0.01 });
        proxy.Plan.Add(new AwsFaultRule(new AwsFault.Throttle()) { Service = "sqs", Probability = 0.05 });
        proxy.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.InternalServerError, "InternalError")) { Service = "sqs", Probability = 0.01 });
        proxy.Plan.Add(new AwsFaultRule(new AwsFault.Duplicate(2)) { Operation = "ReceiveMessage", Probability = 0.05 });

        foreach (var numbers in Enumerable.Range(0, Count).Chunk(1_000))
        {
            await Task.WhenAll(numbers.Select(number => SendUntilTakenAsync(bus, new Order($"{number}"))));
        }

        await Eventually.BecomesAsync("every message is consumed", () => Task.FromResult(seen.Count), count => count == Count, TimeSpan.FromSeconds(60));
        proxy.Plan.Clear();
        await bus.BecomesEmptyAsync(_queue);
        Assert.InRange(proxy.Counts[("sqs", "ChangeMessageVisibilityBatch")], 1, Count);
        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    /// <summary>One request in fourteen fails: now and then all attempts of a send do, and its caller has to know and try again.</summary>
    private async Task SendUntilTakenAsync(TestBus bus, Order order)
    {
        for (var taken = false; !taken;)
        {
            try
            {
                await bus.SendAsync(_queue, order);
                taken = true;
            }
            catch (Exception exception) when (exception is AwsServiceException or HttpRequestException)
            {
                Interlocked.Increment(ref _sentAgain);
            }
        }
    }

    private Task<TestBus> StartAsync(AwsFaultProxy proxy, ConcurrentDictionary<string, int> seen) => TestBus.StartAsync(
        emulator,
        (_, cfg) =>
        {
            cfg.PrefetchCount = 200;
            cfg.ConcurrentMessageLimit = 100;
            cfg.ReceiveEndpoint(_queue, endpoint =>
            {
                endpoint.VisibilityTimeout = Lease;
                endpoint.MaxReceiveCount = 1_000;
                endpoint.Handler<Order>(async context =>
                {
                    if (int.Parse(context.Message.Id) % SlowEvery == 0)
                    {
                        await Task.Delay(SlowWork, TimeProvider.System, context.CancellationToken);
                    }

                    seen.AddOrUpdate(context.Message.Id, 1, (_, times) => times + 1);
                });
            });
        },
        through: proxy.ServiceUrl);
}
