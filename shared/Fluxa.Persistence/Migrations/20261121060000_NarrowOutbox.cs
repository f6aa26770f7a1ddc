using Fluxa.Persistence.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fluxa.Persistence.Migrations;

/// <summary>Leaves out of outbox and inbox what their other columns say already: 98 bytes of write-ahead log an event. Changes no row.</summary>
[DbContext(typeof(FluxaDbContext))]
[Migration("20261121060000_NarrowOutbox")]
internal sealed class NarrowOutbox : Migration
{
    private const string Folder = "Migrations/20261121060000_NarrowOutbox";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/1_outbox.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/2_drop_ix_outbox.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/3_idempotency_keys.sql"));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/undo_1_values.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/undo_2_outbox.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/undo_3_idempotency_keys.sql"));
        migrationBuilder.Sql(SqlFile.Read("Migrations/20261121010000_SweepOutboxByDestination/1_ix_outbox_destination.sql"));
    }
}
