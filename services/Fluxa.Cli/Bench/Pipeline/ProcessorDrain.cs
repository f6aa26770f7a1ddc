using Fluxa.Cli.Bench.Bare;
using Fluxa.Cli.Bench.Stack;
using Fluxa.LocalInfrastructure.Running;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>Lets processors drain a queue that was filled while they stood still.</summary>
internal sealed class ProcessorDrain(BenchStack stack, BareQueue queue, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Fills the queue, sets the processors going, and waits until it is empty, all rows are committed and all notifications are out.</summary>
    public Task<Drain> RunAsync(IReadOnlyList<LocalService> processors, IReadOnlyList<BareMessage> messages, CancellationToken cancellationToken) => RunAsync(
        processors,
        async () =>
        {
            await QueueFill.RunAsync(queue, messages, cancellationToken);
            return messages.Count;
        },
        cancellationToken);

    /// <summary>The same with whatever fills the queue and says with how many messages.</summary>
    public async Task<Drain> RunAsync(IReadOnlyList<LocalService> processors, Func<Task<int>> fill, CancellationToken cancellationToken)
    {
        foreach (var processor in processors)
        {
            processor.Freeze();
        }

        var messages = await fill();
        var ids = processors.Select(processor => processor.ProcessId).ToList();
        var before = await Consumption.NowAsync(stack, ids, cancellationToken);
        var started = clock.GetTimestamp();
        foreach (var processor in processors)
        {
            processor.Thaw();
        }

        await WaitAsync(cancellationToken);
        var elapsed = clock.GetElapsedTime(started);
        return new Drain(messages, elapsed, await Consumption.NowAsync(stack, ids, cancellationToken) - before);
    }

    /// <summary>Waits until the queue is empty and every notification is out.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (await queue.CountAsync(cancellationToken) > 0 || !await stack.AskAsync<bool>("select not exists (select from outbox) /* bench */", cancellationToken))
        {
            if (clock.GetElapsedTime(started) > Patience)
            {
                throw new CliException($"The processors did not drain their queue within {Patience.TotalMinutes:0} minutes.");
            }

            await Task.Delay(Look, clock, cancellationToken);
        }
    }
}
