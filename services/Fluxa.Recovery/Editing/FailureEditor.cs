using System.Security.Cryptography;
using System.Text;
using Fluxa.ClaimCheck;
using Fluxa.Contracts;
using Fluxa.Events;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Recovery.Auditing;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Http;
using Fluxa.Recovery.Storing;
using Npgsql;

namespace Fluxa.Recovery.Editing;

/// <summary>Gives a failed event another payload: judged by the rules of the door, ids and correlation locked, the original kept.</summary>
internal sealed class FailureEditor(NpgsqlDataSource dataSource, PayloadStore payloads, AuditLog audit)
{
    /// <summary>A larger payload goes to S3, as at the door.</summary>
    private const int InlineBytes = 256 * 1024;

    private static readonly string KeepSql = SqlFile.Read("Editing/Sql/keep_edit.sql");

    /// <exception cref="PayloadStoreUnavailableException">S3 can't take the payload now.</exception>
    public async Task<EditOutcome> EditAsync(RequestCaller caller, StoredFailure failure, string payload, string reason, CancellationToken cancellationToken)
    {
        var summary = failure.Summary;
        if (summary.State is not ("open" or "archived"))
        {
            return new EditOutcome.NotNow($"The failure is {summary.State}; only open and archived ones can be edited.");
        }

        if (EventEnvelope.TryRead(failure.BodyToSend) is not { } envelope)
        {
            return new EditOutcome.NotNow("The message is no Fluxa event: nobody here knows the rules of its payload, so it can't be edited.");
        }

        var bytes = Encoding.UTF8.GetBytes(payload);
        var faults = Judge(envelope, bytes);
        return faults.Count > 0
            ? new EditOutcome.Invalid(faults)
            : await KeepAsync(caller, failure, envelope, bytes, reason, cancellationToken);
    }

    private static List<ProblemError> Judge(EventEnvelope envelope, byte[] payload) => TransactionReader.Read(payload, envelope.AcceptedAt) switch
    {
        EventReadOutcome.Valid { Event.EventId: { } id } when id != envelope.Event.EventId =>
            [new ProblemError("/payload/event_id", $"is locked: it must stay {envelope.Event.EventId}, or be left out")],
        EventReadOutcome.Valid => [],
        EventReadOutcome.Malformed malformed => [.. malformed.Faults.Select(Under)],
        EventReadOutcome.Invalid invalid => [.. invalid.Faults.Select(Under)],
        _ => throw new InvalidOperationException("TransactionReader has an outcome that this code does not know."),
    };

    private static ProblemError Under(EventFault fault) => new($"/payload{fault.Pointer}", fault.Detail);

    private async Task<EditOutcome> KeepAsync(RequestCaller caller, StoredFailure failure, EventEnvelope envelope, byte[] payload, string reason, CancellationToken cancellationToken)
    {
        var hash = SHA256.HashData(payload);
        string? key = null;
        if (payload.Length > InlineBytes)
        {
            using var content = new MemoryStream(payload);
            key = await payloads.PutAsync(PayloadKey.For(envelope.Event.TenantId, envelope.Event.EventId, envelope.AcceptedAt), content, payload.Length, hash, cancellationToken);
        }

        var kept = await dataSource.InTransactionAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(KeepSql, connection);
                command.Parameters.AddText(failure.Summary.Tenant);
                command.Parameters.AddId(failure.Summary.FailureId);
                command.Parameters.AddNumber(failure.Version);
                command.Parameters.AddBinary(envelope.With(payload, key));
                command.Parameters.AddText(key is null ? PayloadModes.Inline : PayloadModes.S3);
                command.Parameters.AddLong(payload.Length);
                command.Parameters.AddBinary(hash);
                if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
                {
                    return false;
                }

                await audit.NoteAsync(
                    connection,
                    new AuditNote(failure.Summary.Tenant, caller.Actor, "edit") { Reason = reason, Failures = 1, FailureId = failure.Summary.FailureId, Outcome = $"payload sha256 {Convert.ToHexStringLower(hash)}" },
                    cancellationToken);
                return true;
            },
            cancellationToken);
        return kept ? new EditOutcome.Edited() : new EditOutcome.NotNow("The failure was changed while it was edited: look at it again.");
    }
}
