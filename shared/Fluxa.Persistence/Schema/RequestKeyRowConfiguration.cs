using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class RequestKeyRowConfiguration : IEntityTypeConfiguration<RequestKeyRow>
{
    public void Configure(EntityTypeBuilder<RequestKeyRow> builder)
    {
        builder.ToTable("request_keys", table =>
        {
            table.HasCheckConstraint("ck_request_keys_idempotency_key", "length(idempotency_key) between 1 and 255");
            table.HasCheckConstraint("ck_request_keys_request_sha256", "length(request_sha256) = 32");
            table.HasCheckConstraint("ck_request_keys_status", "status in ('pending', 'enqueued')");
        });
        builder.HasKey(row => new { row.TenantId, row.IdempotencyKey }).HasName("pk_request_keys");
        builder.HasIndex(row => row.CreatedAt).HasDatabaseName("ix_request_keys_created_at");
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.IdempotencyKey).HasColumnName("idempotency_key");
        builder.Property(row => row.EventId).HasColumnName("event_id");
        builder.Property(row => row.RequestSha256).HasColumnName("request_sha256");
        builder.Property(row => row.Status).HasColumnName("status");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
    }
}
