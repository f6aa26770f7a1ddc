using Fluxa.Contracts;
using Fluxa.Ingest.Intake;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Sending;

/// <summary>Makes a command durable: straight into SQS, or into the outbox when SQS keeps us waiting.</summary>
/// <remarks>
/// <code>
/// SQS confirms within SendPatience ──────────────────────────────▶ taken
/// it doesn't, or the circuit is open ──▶ outbox commits ─────────▶ taken (the send is given up)
///                                        outbox fails ──▶ SQS until SendTimeout ──▶ taken, or 503
/// </code>
/// A command that is both in SQS and in the outbox is one event: the inbox tells copies.
/// </remarks>
internal sealed class CommandRoute(EventSender sender, SendCircuit circuit, CommandOutbox outbox, SendHealth health, IOptions<IngestOptions> options, TimeProvider clock)
{
    /// <summary>True once SQS has confirmed the command or the outbox has committed it.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<bool> TryTakeAsync(IngestEvent command, CancellationToken cancellationToken)
    {
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<bool>? sending = null;
        if (await circuit.TryAsync(() => WithinPatienceAsync(sending = sender.TrySendAsync(command, abandon.Token), cancellationToken)))
        {
            return true;
        }

        // The last way, also past an open circuit: SQS may be slow or back, and the alternative is a 503.
        var isTaken = await outbox.TryKeepAsync(command, cancellationToken) || await (sending ?? sender.TrySendAsync(command, abandon.Token));
        await abandon.CancelAsync();
        return isTaken;
    }

    private async Task<bool> WithinPatienceAsync(Task<bool> sending, CancellationToken cancellationToken)
    {
        try
        {
            return await sending.WaitAsync(options.Value.SendPatience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            health.Failed();
            return false;
        }
    }
}
