using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class OutboxRowConfiguration : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("outbox", table => table.HasCheckConstraint("ck_outbox_body", "(body is not null and message_id is not null and message_type is not null) or (tenant_id is not null and event_id is not null)"));
        builder.HasKey(row => new { row.Destination, row.NextAttemptAt, row.Id }).HasName("pk_outbox");
        builder.Property(row => row.Id).HasColumnName("id").UseIdentityByDefaultColumn();
        builder.Property(row => row.MessageId).HasColumnName("message_id");
        builder.Property(row => row.Destination).HasColumnName("destination");
        builder.Property(row => row.MessageType).HasColumnName("message_type");
        builder.Property(row => row.Body).HasColumnName("body");
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.EventId).HasColumnName("event_id");
        builder.Property(row => row.Headers).HasColumnName("headers").HasColumnType("jsonb");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
        builder.Property(row => row.Attempts).HasColumnName("attempts");
        builder.Property(row => row.NextAttemptAt).HasColumnName("next_attempt_at");
        builder.Property(row => row.LastError).HasColumnName("last_error");
    }
}
