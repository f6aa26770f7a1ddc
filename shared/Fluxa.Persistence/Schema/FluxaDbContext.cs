using Microsoft.EntityFrameworkCore;

namespace Fluxa.Persistence.Schema;

/// <summary>The schema as EF Core sees it, for migrations. Reads and writes go through SQL files: a commit holds hundreds of events, and a service starts without building a model.</summary>
internal sealed class FluxaDbContext(DbContextOptions<FluxaDbContext> options) : DbContext(options)
{
    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    public DbSet<RequestKeyRow> RequestKeys => Set<RequestKeyRow>();

    public DbSet<DailyEventRow> DailyEvents => Set<DailyEventRow>();

    public DbSet<FailureRow> Failures => Set<FailureRow>();

    public DbSet<FailureMessageRow> FailureMessages => Set<FailureMessageRow>();

    public DbSet<FailureAttemptRow> FailureAttempts => Set<FailureAttemptRow>();

    public DbSet<FailureGroupRow> FailureGroups => Set<FailureGroupRow>();

    public DbSet<FailureCommentRow> FailureComments => Set<FailureCommentRow>();

    public DbSet<RedriveRow> Redrives => Set<RedriveRow>();

    public DbSet<RedriveItemRow> RedriveItems => Set<RedriveItemRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<CursorKeyRow> CursorKeys => Set<CursorKeyRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new EventRowConfiguration());
        modelBuilder.ApplyConfiguration(new InboxRowConfiguration());
        modelBuilder.ApplyConfiguration(new OutboxRowConfiguration());
        modelBuilder.ApplyConfiguration(new ApiKeyRowConfiguration());
        modelBuilder.ApplyConfiguration(new FailureRowConfiguration());
        modelBuilder.ApplyConfiguration(new FailureMessageRowConfiguration());
        modelBuilder.ApplyConfiguration(new FailureAttemptRowConfiguration());
        modelBuilder.ApplyConfiguration(new FailureGroupRowConfiguration());
        modelBuilder.ApplyConfiguration(new FailureCommentRowConfiguration());
        modelBuilder.ApplyConfiguration(new RedriveRowConfiguration());
        modelBuilder.ApplyConfiguration(new RedriveItemRowConfiguration());
        modelBuilder.ApplyConfiguration(new AuditRowConfiguration());
        modelBuilder.ApplyConfiguration(new RequestKeyRowConfiguration());
        modelBuilder.ApplyConfiguration(new DailyEventRowConfiguration());
        modelBuilder.ApplyConfiguration(new CursorKeyRowConfiguration());
    }
}
