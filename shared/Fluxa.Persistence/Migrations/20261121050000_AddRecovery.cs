using Fluxa.Persistence.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fluxa.Persistence.Migrations;

/// <summary>Creates the tables of Recovery: failures, redrives, audit. They are new: nothing is locked or rewritten.</summary>
[DbContext(typeof(FluxaDbContext))]
[Migration("20261121050000_AddRecovery")]
internal sealed class AddRecovery : Migration
{
    private static readonly string[] Files =
    [
        "1_failures",
        "2_failure_messages",
        "3_failure_attempts",
        "4_failure_groups",
        "5_failure_comments",
        "6_redrives",
        "7_redrive_items",
        "8_audit",
        "09_ix_failures_state_last_failed_at",
        "10_ix_failures_tenant_id_state_last_failed_at",
        "11_ix_failures_group_id_state_last_failed_at",
        "12_ix_failures_tenant_id_event_id",
        "13_ix_failures_closed_at",
        "14_ix_failure_comments_group_id_comment_id",
        "15_ix_redrives_created_at",
        "16_ix_redrives_active",
        "17_ix_redrive_items_outcome_position",
        "18_ix_redrive_items_tenant_id_failure_id",
        "19_ix_redrive_items_in_flight",
        "20_ix_audit_tenant_id_audit_id",
        "21_ix_audit_redrive_id",
        "22_ix_audit_failure_id",
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var file in Files)
        {
            migrationBuilder.Sql(SqlFile.Read($"Migrations/20261121050000_AddRecovery/{file}.sql"));
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("drop table audit, redrive_items, redrives, failure_comments, failure_groups, failure_attempts, failure_messages, failures");
}
