using Fluxa.Persistence.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fluxa.Persistence.Migrations;

/// <summary>Lets each destination of the outbox be swept by itself. Changes no row.</summary>
[DbContext(typeof(FluxaDbContext))]
[Migration("20261121010000_SweepOutboxByDestination")]
internal sealed class SweepOutboxByDestination : Migration
{
    private const string Folder = "Migrations/20261121010000_SweepOutboxByDestination";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/1_ix_outbox_destination.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/2_drop_ix_outbox.sql"));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SqlFile.Read("Migrations/20261121000000_CreateEventStore/4_ix_outbox.sql"));
        migrationBuilder.Sql("drop index ix_outbox_destination_next_attempt_at_id");
    }
}
