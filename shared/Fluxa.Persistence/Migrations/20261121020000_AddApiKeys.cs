using Fluxa.Persistence.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fluxa.Persistence.Migrations;

/// <summary>Creates the table of API keys. It is new: nothing is locked or rewritten.</summary>
[DbContext(typeof(FluxaDbContext))]
[Migration("20261121020000_AddApiKeys")]
internal sealed class AddApiKeys : Migration
{
    private const string Folder = "Migrations/20261121020000_AddApiKeys";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/1_api_keys.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/2_ix_api_keys_tenant.sql"));
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table api_keys");
}
