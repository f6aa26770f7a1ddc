using System.Collections.Frozen;
using Fluxa.Ingest.Intake;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Identity;

/// <summary>Gives each event its id: the client's own, else one that follows from what names the event, else a new one.</summary>
internal sealed class EventIds(IOptions<IdentityOptions> options)
{
    private readonly FrozenSet<string> _contentIdTenants = options.Value.ContentIdTenants
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The event's id. Only the last way makes another one for the same event sent twice.</summary>
    public Guid For(Guid? ownId, EventOrigin origin, ReadOnlySpan<byte> sha256, DateTimeOffset receivedAt) => origin switch
    {
        _ when ownId is { } own => own,
        { CloudEvent: { } cloudEvent } => DerivedEventId.FromCloudEvent(origin.TenantId, cloudEvent.Source, cloudEvent.Id),
        { IdempotencyKey: { } key, Index: { } index } => DerivedEventId.FromKey(origin.TenantId, key, index),
        { IdempotencyKey: { } key } => DerivedEventId.FromKey(origin.TenantId, key),
        _ when _contentIdTenants.Contains(origin.TenantId) => DerivedEventId.FromContent(origin.TenantId, sha256),
        _ => Guid.CreateVersion7(receivedAt),
    };
}
