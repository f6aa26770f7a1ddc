using Fluxa.Persistence.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fluxa.Persistence.Migrations;

/// <summary>Adds the function that finds the bad rows of a batch in one round trip. Touches no table.</summary>
[DbContext(typeof(FluxaDbContext))]
[Migration("20261121060100_StoreEventsOneByOne")]
internal sealed class StoreEventsOneByOne : Migration
{
    private const string Folder = "Migrations/20261121060100_StoreEventsOneByOne";

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read($"{Folder}/1_store_events_one_by_one.sql"));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read($"{Folder}/undo.sql"));
}
