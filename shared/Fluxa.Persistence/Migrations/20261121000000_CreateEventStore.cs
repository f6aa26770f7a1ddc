using Fluxa.Persistence.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fluxa.Persistence.Migrations;

/// <summary>Creates the three tables of the write path. They are new: nothing is locked or rewritten.</summary>
[DbContext(typeof(FluxaDbContext))]
[Migration("20261121000000_CreateEventStore")]
internal sealed class CreateEventStore : Migration
{
    private const string Folder = "Migrations/20261121000000_CreateEventStore";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/1_events.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/2_idempotency_keys.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/3_outbox.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/4_ix_outbox.sql"));
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("drop table outbox, idempotency_keys, events");
}
