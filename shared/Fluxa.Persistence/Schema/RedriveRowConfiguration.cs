using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class RedriveRowConfiguration : IEntityTypeConfiguration<RedriveRow>
{
    public void Configure(EntityTypeBuilder<RedriveRow> builder)
    {
        builder.ToTable("redrives", table =>
        {
            table.HasCheckConstraint("ck_redrives_state", "state in ('planned', 'running', 'paused', 'stopped', 'cancelled', 'done', 'expired')");
            table.HasCheckConstraint("ck_redrives_stage", "stage in ('none', 'canary-1', 'canary-10', 'canary-100', 'rest')");
            table.HasCheckConstraint("ck_redrives_rate_per_second", "rate_per_second between 1 and 500");
            table.HasCheckConstraint("ck_redrives_ended_at", "(ended_at is not null) = (state in ('stopped', 'cancelled', 'done', 'expired'))");
        });
        builder.HasKey(row => row.RedriveId).HasName("pk_redrives");
        builder.HasIndex(row => new { row.CreatedAt, row.RedriveId }).HasDatabaseName("ix_redrives_created_at");
        builder.HasIndex(row => row.State).HasDatabaseName("ix_redrives_active").HasFilter("ended_at is null");
        builder.Property(row => row.RedriveId).HasColumnName("redrive_id").ValueGeneratedNever();
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.State).HasColumnName("state");
        builder.Property(row => row.Stage).HasColumnName("stage");
        builder.Property(row => row.Reason).HasColumnName("reason");
        builder.Property(row => row.CreatedBy).HasColumnName("created_by");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
        builder.Property(row => row.ExpiresAt).HasColumnName("expires_at");
        builder.Property(row => row.Filter).HasColumnName("filter");
        builder.Property(row => row.Failures).HasColumnName("failures");
        builder.Property(row => row.RatePerSecond).HasColumnName("rate_per_second");
        builder.Property(row => row.Canary).HasColumnName("canary");
        builder.Property(row => row.Force).HasColumnName("force");
        builder.Property(row => row.Groups).HasColumnName("groups");
        builder.Property(row => row.Warnings).HasColumnName("warnings");
        builder.Property(row => row.EstimatedSeconds).HasColumnName("estimated_seconds");
        builder.Property(row => row.StoppedBecause).HasColumnName("stopped_because");
        builder.Property(row => row.StartedAt).HasColumnName("started_at");
        builder.Property(row => row.EndedAt).HasColumnName("ended_at");
        builder.Property(row => row.LeasedBy).HasColumnName("leased_by");
        builder.Property(row => row.LeasedUntil).HasColumnName("leased_until");
    }
}
