using Fluxa.Contracts;
using Fluxa.Ingest.Intake;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Sending;

/// <summary>
/// Makes the commands of a batch durable, a group at a time: the way of <see cref="CommandRoute"/>, with one patience and one verdict of the circuit
/// for the whole group.
/// </summary>
internal sealed partial class GroupRoute(EventSender sender, SendCircuit circuit, CommandOutbox outbox, SendHealth health, IOptions<IngestOptions> options, TimeProvider clock, ILogger<GroupRoute> logger)
    : IDisposable
{
    /// <summary>Groups under way at once, of all requests: more would only wait in line for calls, and their patience would end there.</summary>
    internal const int MaxGroups = 8;

    private readonly SemaphoreSlim _room = new(MaxGroups);

    public void Dispose() => _room.Dispose();

    /// <summary>Waits until a group may be sent; <see cref="TryTakeAsync"/> gives the room back.</summary>
    public Task WaitForRoomAsync(CancellationToken cancellationToken) => _room.WaitAsync(cancellationToken);

    /// <summary>Says for each command whether SQS has confirmed it or the outbox has committed it.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<bool[]> TryTakeAsync(IReadOnlyList<IngestEvent> commands, CancellationToken cancellationToken)
    {
        try
        {
            return await TakeAsync(commands, cancellationToken);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task<bool[]> TakeAsync(IReadOnlyList<IngestEvent> commands, CancellationToken cancellationToken)
    {
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        GroupSend? sending = null;
        var isSent = await circuit.TryAsync(() => WithinPatienceAsync(sending = sender.Send(commands, abandon.Token), commands, cancellationToken));
        var taken = new bool[commands.Count];
        for (var index = 0; index < taken.Length; index++)
        {
            taken[index] = isSent || sending?.IsConfirmed(index) == true;
        }

        sender.Confirmed(commands, taken);
        if (isSent || await KeepAsync(commands, taken, cancellationToken))
        {
            await abandon.CancelAsync();
            return taken;
        }

        // The last way, also past an open circuit: SQS may be slow or back, and the alternative is to reject them.
        await SendRestAsync(commands, taken, sending, abandon.Token, cancellationToken);
        return taken;
    }

    private async Task<bool> WithinPatienceAsync(GroupSend sending, IReadOnlyList<IngestEvent> commands, CancellationToken cancellationToken)
    {
        try
        {
            await sending.Settled.WaitAsync(options.Value.SendPatience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            health.Failed();
            return false;
        }

        if (sending.FirstFailure is not { } failure)
        {
            health.Succeeded();
            return true;
        }

        health.Failed();
        Log.NotSent(logger, commands.Count, failure);
        return false;
    }

    /// <summary>Keeps in the outbox what is not taken; true when then all are.</summary>
    private async Task<bool> KeepAsync(IReadOnlyList<IngestEvent> commands, bool[] taken, CancellationToken cancellationToken)
    {
        await Task.WhenAll(Enumerable.Range(0, taken.Length).Where(index => !taken[index]).Select(async index =>
            taken[index] = await outbox.TryKeepAsync(commands[index], cancellationToken)));
        return taken.All(isTaken => isTaken);
    }

    private async Task SendRestAsync(IReadOnlyList<IngestEvent> commands, bool[] taken, GroupSend? sending, CancellationToken abandon, CancellationToken cancellationToken)
    {
        sending ??= sender.Send(commands, abandon);
        try
        {
            await sending.Settled.WaitAsync(options.Value.SendTimeout, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            Log.NotConfirmedInTime(logger, commands.Count, options.Value.SendTimeout);
        }

        var late = taken.Select((isTaken, index) => !isTaken && sending.IsConfirmed(index)).ToArray();
        sender.Confirmed(commands, late);
        for (var index = 0; index < taken.Length; index++)
        {
            taken[index] |= late[index];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4021, LogLevel.Warning, "Not all of {Count} events of a batch could be sent to SQS; those that were not go into the outbox")]
        public static partial void NotSent(ILogger logger, int count, Exception failure);

        [LoggerMessage(4022, LogLevel.Warning, "SQS did not confirm all of {Count} events of a batch within {Timeout}, and the outbox did not keep the others; their client was told so")]
        public static partial void NotConfirmedInTime(ILogger logger, int count, TimeSpan timeout);
    }
}
