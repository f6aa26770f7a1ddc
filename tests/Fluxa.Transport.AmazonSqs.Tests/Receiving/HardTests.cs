using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Fluxa.Testing;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;
using AwsServiceException = Fluxa.Transport.AmazonSqs.Aws.AwsServiceException;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

/// <summary>
/// Twenty thousand messages through an SQS that loses 1 % of its answers, throttles 5 % of its calls, fails 1 % of them with 500, delivers
/// every message three times and the copies in another order, with leases of 2 s and consumers that take 6 s.
/// </summary>
/// <remarks>
/// Every tenth message is worked on for 6 s, three times its lease, each time it is delivered: all of them would take 33 hours of work,
/// 100 with each of their deliveries, which no 1,000 at a time can do in a test's minute. All wait in hand under 2 s leases. The fault of each call follows from
/// the seed, printed and set by FLUXA_TEST_SEED, and the number of the call among those of its operation.
/// </remarks>
[Collection(MeasuredAlone.Name)]
public sealed class HardTests(EmulatorFixture emulator, ITestOutputHelper output)
{
    private const int Count = 20_000;
    private const int FirstPart = 5_000;
    private const int SlowEvery = 10;
    private const int DefaultSeed = 20_000;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SlowWork = TimeSpan.FromSeconds(6);

    private readonly string _queue = EmulatorFixture.UniqueName("hard");
    private readonly ConcurrentDictionary<string, int> _seen = new();
    private int _sentAgain;

    [Fact]
    public async Task Loses_nothing_and_leaves_nothing_behind()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("FLUXA_TEST_SEED"), CultureInfo.InvariantCulture, out var given) ? given : DefaultSeed;
        output.WriteLine($"Seed {seed}; FLUXA_TEST_SEED sets another.");
        var unobserved = new ConcurrentQueue<Exception>();
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, args) => unobserved.Enqueue(args.Exception);
        TaskScheduler.UnobservedTaskException += note;
        try
        {
            var grown = await RunAsync(seed);

            Assert.Equal(Count, _seen.Count);
            Assert.InRange(_sentAgain, 0, Count / 100);
            Assert.InRange(grown, long.MinValue, 32 * 1024 * 1024);
            Assert.DoesNotContain(unobserved, exception => exception.ToString().Contains("Fluxa.Transport", StringComparison.Ordinal));
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= note;
        }
    }

    /// <summary>Answers the bytes by which the heap has grown from the first part's end to the whole's.</summary>
    private async Task<long> RunAsync(int seed)
    {
        await using var proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, CancellationToken.None, seed);
        await using var bus = await StartAsync(proxy);
        proxy.Plan.Add(new AwsFaultRule(new AwsFault.LoseAnswer()) { Service = "sqs", Probability = 0.01 });
        proxy.Plan.Add(new AwsFaultRule(new AwsFault.Throttle()) { Service = "sqs", Probability = 0.05 });
        proxy.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.InternalServerError, "InternalError")) { Service = "sqs", Probability = 0.01 });
        proxy.Plan.Add(new AwsFaultRule(new AwsFault.Duplicate(Copies: 2, Reordered: true)) { Operation = "ReceiveMessage" });

        await DeliverAsync(bus, 0, FirstPart);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await DeliverAsync(bus, FirstPart, Count);

        proxy.Plan.Clear();
        await bus.BecomesEmptyAsync(_queue);
        GC.WaitForPendingFinalizers();
        var after = GC.GetTotalMemory(forceFullCollection: true);

        Assert.Equal((0, 0), await bus.CountAsync(_queue + "_error"));
        Assert.InRange(proxy.Counts[("sqs", "ChangeMessageVisibilityBatch")], Count / SlowEvery * 2 / 10, Count);
        output.WriteLine($"{_seen.Values.Sum()} deliveries worked on, {_sentAgain} sends tried again by their callers, heap grown by {after - before} bytes.");
        return after - before;
    }

    private async Task DeliverAsync(TestBus bus, int from, int to)
    {
        foreach (var numbers in Enumerable.Range(from, to - from).Chunk(1_000))
        {
            await Task.WhenAll(numbers.Select(number => SendUntilTakenAsync(bus, new Order($"{number}"))));
        }

        await Eventually.BecomesAsync($"{to} messages are consumed", () => Task.FromResult(_seen.Count), count => count == to, TimeSpan.FromSeconds(90));
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

    private Task<TestBus> StartAsync(AwsFaultProxy proxy) => TestBus.StartAsync(
        emulator,
        (_, cfg) =>
        {
            cfg.PrefetchCount = 1_500;
            cfg.ConcurrentMessageLimit = 1_000;
            cfg.ReceiveEndpoint(_queue, endpoint =>
            {
                endpoint.VisibilityTimeout = Lease;
                endpoint.MaxReceiveCount = 1_000;
                endpoint.Handler<Order>(async context =>
                {
                    if (int.Parse(context.Message.Id, CultureInfo.InvariantCulture) % SlowEvery == 0)
                    {
                        await Task.Delay(SlowWork, TimeProvider.System, context.CancellationToken);
                    }

                    _seen.AddOrUpdate(context.Message.Id, 1, (_, times) => times + 1);
                });
            });
        },
        through: proxy.ServiceUrl);
}
