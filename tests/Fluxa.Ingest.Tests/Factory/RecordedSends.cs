using System.Collections.Concurrent;
using Fluxa.Contracts;
using MassTransit;

namespace Fluxa.Ingest.Tests.Factory;

/// <summary>Sees each command on its way to the queue; can hold or fail it there, as a slow or broken SQS would.</summary>
internal sealed class RecordedSends : ISendObserver
{
    private readonly ConcurrentQueue<IngestEvent> _commands = new();

    public IReadOnlyCollection<IngestEvent> Commands => _commands;

    /// <summary>What stands between a command and the queue.</summary>
    public Func<Task> OnSend { get; set; } = () => Task.CompletedTask;

    public async Task PreSend<T>(SendContext<T> context)
        where T : class
    {
        await OnSend();
        if (context.Message is IngestEvent command)
        {
            _commands.Enqueue(command);
        }
    }

    public Task PostSend<T>(SendContext<T> context)
        where T : class
        => Task.CompletedTask;

    public Task SendFault<T>(SendContext<T> context, Exception exception)
        where T : class
        => Task.CompletedTask;
}
