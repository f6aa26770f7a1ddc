using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class EventRowConfiguration : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("events", table =>
        {
            table.HasCheckConstraint("ck_events_payload_sha256", "length(payload_sha256) = 32");
            table.HasCheckConstraint("ck_events_payload_bytes", "payload_bytes >= 0");
            table.HasCheckConstraint(
                "ck_events_payload_mode",
                "(payload_mode = 'INLINE' and payload is not null and payload_key is null) or (payload_mode = 'S3' and payload is null and payload_key is not null)");
        });
        builder.HasKey(row => new { row.TenantId, row.EventId }).HasName("pk_events");
        builder.HasIndex(row => new { row.TenantId, row.OccurredAt, row.EventId }).HasDatabaseName("ix_events_tenant_id_occurred_at_event_id");
        builder.HasIndex(row => new { row.TenantId, row.UserId, row.OccurredAt, row.EventId }).HasDatabaseName("ix_events_tenant_id_user_id_occurred_at_event_id");
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.EventId).HasColumnName("event_id");
        builder.Property(row => row.CorrelationId).HasColumnName("correlation_id");
        builder.Property(row => row.EventType).HasColumnName("event_type");
        builder.Property(row => row.UserId).HasColumnName("user_id");
        builder.Property(row => row.Amount).HasColumnName("amount").HasPrecision(19, 4);
        builder.Property(row => row.Currency).HasColumnName("currency");
        builder.Property(row => row.Merchant).HasColumnName("merchant");
        builder.Property(row => row.OccurredAt).HasColumnName("occurred_at");
        builder.Property(row => row.Metadata).HasColumnName("metadata").HasColumnType("jsonb");
        builder.Property(row => row.PayloadMode).HasColumnName("payload_mode");
        builder.Property(row => row.Payload).HasColumnName("payload");
        builder.Property(row => row.PayloadKey).HasColumnName("payload_key");
        builder.Property(row => row.PayloadSha256).HasColumnName("payload_sha256");
        builder.Property(row => row.PayloadBytes).HasColumnName("payload_bytes");
        builder.Property(row => row.AcceptedAt).HasColumnName("accepted_at");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
    }
}
