using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class RedriveItemRowConfiguration : IEntityTypeConfiguration<RedriveItemRow>
{
    public void Configure(EntityTypeBuilder<RedriveItemRow> builder)
    {
        builder.ToTable("redrive_items", table =>
        {
            table.HasCheckConstraint("ck_redrive_items_outcome", "outcome in ('pending', 'claimed', 'sent', 'processed', 'failed_again', 'unknown', 'skipped')");
            table.HasCheckConstraint("ck_redrive_items_claimed_at", "(claimed_at is not null) or outcome in ('pending', 'skipped')");
        });
        builder.HasKey(row => new { row.RedriveId, row.TenantId, row.FailureId }).HasName("pk_redrive_items");
        builder.HasIndex(row => new { row.RedriveId, row.Outcome, row.Position }).HasDatabaseName("ix_redrive_items_outcome_position");
        builder.HasIndex(row => new { row.TenantId, row.FailureId }).HasDatabaseName("ix_redrive_items_tenant_id_failure_id");
        builder.HasIndex(row => row.ClaimedAt).HasDatabaseName("ix_redrive_items_in_flight").HasFilter("outcome in ('claimed', 'sent')");
        builder.Property(row => row.RedriveId).HasColumnName("redrive_id");
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.FailureId).HasColumnName("failure_id");
        builder.Property(row => row.Position).HasColumnName("position");
        builder.Property(row => row.FailureVersion).HasColumnName("failure_version");
        builder.Property(row => row.Outcome).HasColumnName("outcome");
        builder.Property(row => row.Stage).HasColumnName("stage");
        builder.Property(row => row.Attempt).HasColumnName("attempt");
        builder.Property(row => row.ClaimedAt).HasColumnName("claimed_at");
        builder.Property(row => row.SentAt).HasColumnName("sent_at");
        builder.Property(row => row.SettledAt).HasColumnName("settled_at");
        builder.Property(row => row.Detail).HasColumnName("detail");
    }
}
