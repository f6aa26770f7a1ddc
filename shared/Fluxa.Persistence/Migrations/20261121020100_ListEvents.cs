using Fluxa.Persistence.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fluxa.Persistence.Migrations;

/// <summary>Lets events be listed: three indexes, whose building keeps writers waiting unless they were built beforehand, and the key that signs cursors.</summary>
[DbContext(typeof(FluxaDbContext))]
[Migration("20261121020100_ListEvents")]
internal sealed class ListEvents : Migration
{
    private const string Folder = "Migrations/20261121020100_ListEvents";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/1_ix_events_time.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/2_ix_events_user.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/3_cursor_keys.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/4_first_cursor_key.sql"));
        migrationBuilder.Sql(SqlFile.Read($"{Folder}/5_ix_failed.sql"));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("drop table cursor_keys");
        migrationBuilder.Sql("drop index ix_idempotency_keys_failed, ix_events_tenant_id_user_id_occurred_at_event_id, ix_events_tenant_id_occurred_at_event_id");
    }
}
