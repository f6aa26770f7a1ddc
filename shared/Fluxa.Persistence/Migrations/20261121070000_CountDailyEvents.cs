using Fluxa.Persistence.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fluxa.Persistence.Migrations;

/// <summary>Counts events against daily limits. A new table: touches no other, holds up nobody.</summary>
[DbContext(typeof(FluxaDbContext))]
[Migration("20261121070000_CountDailyEvents")]
internal sealed class CountDailyEvents : Migration
{
    private const string Folder = "Migrations/20261121070000_CountDailyEvents";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/1_daily_events.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/2_ix_daily_events_event.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/3_ix_daily_events_counted_at.sql"));
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table daily_events");
}
