using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

/// <summary>No thread is blocked waiting: not for SQS, not for consumers.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class ThreadTests(EmulatorFixture emulator)
{
    private static readonly HashSet<string> Blocking =
    [
        "Task.Wait", "Task.WaitAll", "Task.WaitAny", "SemaphoreSlim.Wait", "ManualResetEventSlim.Wait", "CountdownEvent.Wait", "Barrier.SignalAndWait",
        "WaitHandle.WaitOne", "WaitHandle.WaitAny", "WaitHandle.WaitAll", "Monitor.Wait", "Thread.Join", "Thread.Sleep", "SpinWait.SpinUntil",
        "BlockingCollection`1.Take", "HttpMessageInvoker.Send", "HttpClient.Send",
    ];

    [Fact]
    public async Task Three_hundred_messages_in_work_need_few_threads()
    {
        const int count = 300;
        var queue = EmulatorFixture.UniqueName("threads");
        var entered = new Signal("a message is in work");
        var leave = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(queue, endpoint =>
        {
            endpoint.PrefetchCount = count;
            endpoint.ConcurrentMessageLimit = count;
            endpoint.Handler<Order>(_ =>
            {
                entered.Set();
                return leave.Task;
            });
        }));

        var before = ThreadPool.ThreadCount;
        await Task.WhenAll(Enumerable.Range(0, count).Select(number => bus.SendAsync(queue, new Order($"{number}"))));
        await entered.WaitAsync(count);
        var threads = ThreadPool.ThreadCount - before;
        leave.SetResult();
        await bus.BecomesEmptyAsync(queue);

        Assert.InRange(threads, int.MinValue, count / 10);
    }

    [Fact]
    public void No_call_in_the_transport_blocks_a_thread()
    {
        using var file = new PEReader(File.OpenRead(typeof(MassTransit.AmazonSqsBusFactory).Assembly.Location));
        var metadata = file.GetMetadataReader();

        var called = metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name)}.{metadata.GetString(member.Name)}")
            .ToHashSet();

        Assert.Contains("Task.WhenAll", called);
        Assert.Empty(called.Intersect(Blocking));
    }
}
