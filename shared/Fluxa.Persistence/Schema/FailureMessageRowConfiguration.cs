using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class FailureMessageRowConfiguration : IEntityTypeConfiguration<FailureMessageRow>
{
    public void Configure(EntityTypeBuilder<FailureMessageRow> builder)
    {
        builder.ToTable("failure_messages");
        builder.HasKey(row => new { row.TenantId, row.FailureId }).HasName("pk_failure_messages");
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.FailureId).HasColumnName("failure_id");
        builder.Property(row => row.SourceQueue).HasColumnName("source_queue");
        builder.Property(row => row.OriginalMessageId).HasColumnName("original_message_id");
        builder.Property(row => row.Consumer).HasColumnName("consumer");
        builder.Property(row => row.Stack).HasColumnName("stack");
        builder.Property(row => row.Headers).HasColumnName("headers");
        builder.Property(row => row.Body).HasColumnName("body");
        builder.Property(row => row.EditedBody).HasColumnName("edited_body");
    }
}
