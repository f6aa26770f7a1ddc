using Microsoft.EntityFrameworkCore;

namespace Fluxa.Persistence.Schema;

/// <summary>The schema as EF Core sees it, for migrations. Reads and writes go through SQL files: a commit holds hundreds of events, and a service starts without building a model.</summary>
internal sealed class FluxaDbContext(DbContextOptions<FluxaDbContext> options) : DbContext(options)
{
    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new EventRowConfiguration());
        modelBuilder.ApplyConfiguration(new InboxRowConfiguration());
        modelBuilder.ApplyConfiguration(new OutboxRowConfiguration());
        modelBuilder.ApplyConfiguration(new ApiKeyRowConfiguration());
    }
}
