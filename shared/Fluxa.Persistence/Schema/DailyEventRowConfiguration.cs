using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class DailyEventRowConfiguration : IEntityTypeConfiguration<DailyEventRow>
{
    public void Configure(EntityTypeBuilder<DailyEventRow> builder)
    {
        builder.ToTable("daily_events", table => table.HasCheckConstraint("ck_daily_events_place", "place >= 1"));
        builder.HasKey(row => new { row.TenantId, row.Rule, row.Subject, row.Day, row.Place }).HasName("pk_daily_events");
        builder.HasIndex(row => new { row.TenantId, row.Rule, row.Subject, row.Day, row.EventId }).IsUnique().HasDatabaseName("ix_daily_events_event");
        builder.HasIndex(row => row.CountedAt).HasDatabaseName("ix_daily_events_counted_at");
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.Rule).HasColumnName("rule");
        builder.Property(row => row.Subject).HasColumnName("subject");
        builder.Property(row => row.Day).HasColumnName("day");
        builder.Property(row => row.Place).HasColumnName("place").ValueGeneratedNever();
        builder.Property(row => row.EventId).HasColumnName("event_id");
        builder.Property(row => row.CountedAt).HasColumnName("counted_at");
    }
}
