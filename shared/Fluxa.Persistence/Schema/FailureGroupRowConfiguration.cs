using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class FailureGroupRowConfiguration : IEntityTypeConfiguration<FailureGroupRow>
{
    public void Configure(EntityTypeBuilder<FailureGroupRow> builder)
    {
        builder.ToTable("failure_groups");
        builder.HasKey(row => new { row.TenantId, row.GroupId }).HasName("pk_failure_groups");
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.GroupId).HasColumnName("group_id");
        builder.Property(row => row.Title).HasColumnName("title");
        builder.Property(row => row.MessageType).HasColumnName("message_type");
        builder.Property(row => row.Queue).HasColumnName("queue");
        builder.Property(row => row.Reason).HasColumnName("reason");
        builder.Property(row => row.ExceptionType).HasColumnName("exception_type");
        builder.Property(row => row.FirstSeenAt).HasColumnName("first_seen_at");
        builder.Property(row => row.LastSeenAt).HasColumnName("last_seen_at");
        builder.Property(row => row.LastRedrivenAt).HasColumnName("last_redriven_at");
    }
}
