using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class FailureAttemptRowConfiguration : IEntityTypeConfiguration<FailureAttemptRow>
{
    public void Configure(EntityTypeBuilder<FailureAttemptRow> builder)
    {
        builder.ToTable("failure_attempts", table =>
        {
            table.HasCheckConstraint("ck_failure_attempts_kind", "kind in ('transient', 'permanent', 'poison', 'unknown')");
            table.HasCheckConstraint("ck_failure_attempts_deliveries", "deliveries >= 1");
        });
        builder.HasKey(row => new { row.TenantId, row.FailureId, row.AttemptKey }).HasName("pk_failure_attempts");
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.FailureId).HasColumnName("failure_id");
        builder.Property(row => row.AttemptKey).HasColumnName("attempt_key");
        builder.Property(row => row.FailedAt).HasColumnName("failed_at");
        builder.Property(row => row.CollectedAt).HasColumnName("collected_at");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.Reason).HasColumnName("reason");
        builder.Property(row => row.ExceptionType).HasColumnName("exception_type");
        builder.Property(row => row.ExceptionMessage).HasColumnName("exception_message");
        builder.Property(row => row.Deliveries).HasColumnName("deliveries");
        builder.Property(row => row.RedriveId).HasColumnName("redrive_id");
    }
}
