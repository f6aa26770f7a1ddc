using Fluxa.Persistence.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fluxa.Persistence.Migrations;

/// <summary>Lets a million failures be searched: by a part of their message, by attempts, and in every state. Building the indexes keeps writers waiting unless they were built beforehand.</summary>
[DbContext(typeof(FluxaDbContext))]
[Migration("20261121080000_IndexFailures")]
internal sealed class IndexFailures : Migration
{
    private const string Folder = "Migrations/20261121080000_IndexFailures";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/1_pg_trgm.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/2_ix_failures_exception_message.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/3_ix_failures_last_failed_at.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/4_ix_failures_tenant_id_last_failed_at.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/5_ix_failures_attempts.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/6_ix_failures_tenant_id_group_id_state_last_failed_at.sql"));
    }

    // The extension stays: something else may use it by now.
    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("drop index ix_failures_tenant_id_group_id_state_last_failed_at, ix_failures_attempts, ix_failures_tenant_id_last_failed_at, ix_failures_last_failed_at, ix_failures_exception_message");
}
