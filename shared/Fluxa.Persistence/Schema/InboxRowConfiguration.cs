using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class InboxRowConfiguration : IEntityTypeConfiguration<InboxRow>
{
    public void Configure(EntityTypeBuilder<InboxRow> builder)
    {
        builder.ToTable("idempotency_keys", table =>
        {
            table.HasCheckConstraint("ck_idempotency_keys_status", "status in ('processed', 'failed')");
            table.HasCheckConstraint("ck_idempotency_keys_attempts", "attempts >= 1");
            table.HasCheckConstraint("ck_idempotency_keys_updated_at", "updated_at is not null or status = 'processed'");
            table.HasCheckConstraint(
                "ck_idempotency_keys_payload_sha256",
                "length(payload_sha256) = 32 or (payload_sha256 is null and status = 'failed')");
        });
        builder.HasKey(row => new { row.TenantId, row.EventId }).HasName("pk_idempotency_keys");
        builder.HasIndex(row => new { row.TenantId, row.EventId }).HasFilter("status = 'failed'").HasDatabaseName("ix_idempotency_keys_failed");
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.EventId).HasColumnName("event_id");
        builder.Property(row => row.PayloadSha256).HasColumnName("payload_sha256");
        builder.Property(row => row.Status).HasColumnName("status");
        builder.Property(row => row.Attempts).HasColumnName("attempts");
        builder.Property(row => row.LastError).HasColumnName("last_error");
        builder.Property(row => row.FirstSeenAt).HasColumnName("first_seen_at");
        builder.Property(row => row.UpdatedAt).HasColumnName("updated_at");
    }
}
