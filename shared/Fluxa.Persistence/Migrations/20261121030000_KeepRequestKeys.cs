using Fluxa.Persistence.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fluxa.Persistence.Migrations;

/// <summary>Keeps Idempotency-Keys. A new table: touches no other, holds up nobody.</summary>
[DbContext(typeof(FluxaDbContext))]
[Migration("20261121030000_KeepRequestKeys")]
internal sealed class KeepRequestKeys : Migration
{
    private const string Folder = "Migrations/20261121030000_KeepRequestKeys";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/1_request_keys.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/2_ix_request_keys.sql"));
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table request_keys");
}
