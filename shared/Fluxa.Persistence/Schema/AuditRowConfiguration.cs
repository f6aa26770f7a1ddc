using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class AuditRowConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit");
        builder.HasKey(row => row.AuditId).HasName("pk_audit");
        builder.HasIndex(row => new { row.TenantId, row.AuditId }).HasDatabaseName("ix_audit_tenant_id_audit_id");
        builder.HasIndex(row => new { row.RedriveId, row.AuditId }).HasDatabaseName("ix_audit_redrive_id").HasFilter("redrive_id is not null");
        builder.HasIndex(row => new { row.FailureId, row.AuditId }).HasDatabaseName("ix_audit_failure_id").HasFilter("failure_id is not null");
        builder.Property(row => row.AuditId).HasColumnName("audit_id").UseIdentityByDefaultColumn();
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.NotedAt).HasColumnName("noted_at");
        builder.Property(row => row.Actor).HasColumnName("actor");
        builder.Property(row => row.Action).HasColumnName("action");
        builder.Property(row => row.Reason).HasColumnName("reason");
        builder.Property(row => row.Filter).HasColumnName("filter");
        builder.Property(row => row.Failures).HasColumnName("failures");
        builder.Property(row => row.RedriveId).HasColumnName("redrive_id");
        builder.Property(row => row.FailureId).HasColumnName("failure_id");
        builder.Property(row => row.Outcome).HasColumnName("outcome");
    }
}
