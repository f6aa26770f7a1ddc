using Fluxa.Persistence.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fluxa.Persistence.Migrations;

/// <summary>Lets the outbox name the event that a notification tells of instead of repeating it. Changes no row; rows with a body stay as they are.</summary>
[DbContext(typeof(FluxaDbContext))]
[Migration("20261121040000_KeepNotificationsByReference")]
internal sealed class KeepNotificationsByReference : Migration
{
    private const string Folder = "Migrations/20261121040000_KeepNotificationsByReference";

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read($"{Folder}/1_outbox.sql"));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read($"{Folder}/undo.sql"));
}
