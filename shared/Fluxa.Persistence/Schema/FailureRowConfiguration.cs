using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class FailureRowConfiguration : IEntityTypeConfiguration<FailureRow>
{
    public void Configure(EntityTypeBuilder<FailureRow> builder)
    {
        builder.ToTable("failures", table =>
        {
            table.HasCheckConstraint("ck_failures_kind", "kind in ('transient', 'permanent', 'poison', 'unknown')");
            table.HasCheckConstraint("ck_failures_state", "state in ('open', 'redriving', 'resolved', 'discarded', 'archived')");
            table.HasCheckConstraint("ck_failures_closed_at", "(closed_at is not null) = (state in ('resolved', 'discarded'))");
            table.HasCheckConstraint("ck_failures_redrive_id", "(redrive_id is not null) = (state = 'redriving')");
            table.HasCheckConstraint("ck_failures_attempts", "attempts >= 1");
            table.HasCheckConstraint("ck_failures_redrives", "redrives >= 0");
        });
        builder.HasKey(row => new { row.TenantId, row.FailureId }).HasName("pk_failures");
        builder.HasIndex(row => new { row.State, row.LastFailedAt, row.FailureId }).HasDatabaseName("ix_failures_state_last_failed_at");
        builder.HasIndex(row => new { row.TenantId, row.State, row.LastFailedAt, row.FailureId }).HasDatabaseName("ix_failures_tenant_id_state_last_failed_at");
        builder.HasIndex(row => new { row.GroupId, row.State, row.LastFailedAt, row.FailureId }).HasDatabaseName("ix_failures_group_id_state_last_failed_at");
        builder.HasIndex(row => new { row.TenantId, row.EventId }).HasDatabaseName("ix_failures_tenant_id_event_id");
        builder.HasIndex(row => new { row.LastFailedAt, row.FailureId }).HasDatabaseName("ix_failures_last_failed_at");
        builder.HasIndex(row => new { row.TenantId, row.LastFailedAt, row.FailureId }).HasDatabaseName("ix_failures_tenant_id_last_failed_at");
        builder.HasIndex(row => new { row.TenantId, row.GroupId, row.State, row.LastFailedAt, row.FailureId }).HasDatabaseName("ix_failures_tenant_id_group_id_state_last_failed_at");
        builder.HasIndex(row => row.Attempts).HasDatabaseName("ix_failures_attempts").HasFilter("attempts > 1");
        builder.HasIndex(row => row.ExceptionMessage).HasDatabaseName("ix_failures_exception_message").HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasIndex(row => row.ClosedAt).HasDatabaseName("ix_failures_closed_at").HasFilter("closed_at is not null");
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.FailureId).HasColumnName("failure_id");
        builder.Property(row => row.EventId).HasColumnName("event_id");
        builder.Property(row => row.Queue).HasColumnName("queue");
        builder.Property(row => row.MessageType).HasColumnName("message_type");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.Reason).HasColumnName("reason");
        builder.Property(row => row.ExceptionType).HasColumnName("exception_type");
        builder.Property(row => row.ExceptionMessage).HasColumnName("exception_message");
        builder.Property(row => row.GroupId).HasColumnName("group_id");
        builder.Property(row => row.State).HasColumnName("state");
        builder.Property(row => row.Attempts).HasColumnName("attempts");
        builder.Property(row => row.Redrives).HasColumnName("redrives");
        builder.Property(row => row.Version).HasColumnName("version");
        builder.Property(row => row.Edited).HasColumnName("edited");
        builder.Property(row => row.RedriveId).HasColumnName("redrive_id");
        builder.Property(row => row.FirstFailedAt).HasColumnName("first_failed_at");
        builder.Property(row => row.LastFailedAt).HasColumnName("last_failed_at");
        builder.Property(row => row.CollectedAt).HasColumnName("collected_at");
        builder.Property(row => row.ClosedAt).HasColumnName("closed_at");
        builder.Property(row => row.CorrelationId).HasColumnName("correlation_id");
        builder.Property(row => row.TraceId).HasColumnName("trace_id");
        builder.Property(row => row.PayloadMode).HasColumnName("payload_mode");
        builder.Property(row => row.PayloadBytes).HasColumnName("payload_bytes");
        builder.Property(row => row.PayloadSha256).HasColumnName("payload_sha256");
    }
}
