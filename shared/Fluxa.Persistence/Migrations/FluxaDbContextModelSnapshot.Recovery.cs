using Microsoft.EntityFrameworkCore;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Fluxa.Persistence.Migrations;

/// <content>The tables of Recovery.</content>
internal sealed partial class FluxaDbContextModelSnapshot
{
    private static void BuildRecovery(ModelBuilder modelBuilder)
    {
        BuildFailures(modelBuilder);
        BuildFailureMessages(modelBuilder);
        BuildFailureAttempts(modelBuilder);
        BuildFailureGroups(modelBuilder);
        BuildFailureComments(modelBuilder);
        BuildRedrives(modelBuilder);
        BuildRedriveItems(modelBuilder);
        BuildAudit(modelBuilder);
    }

    private static void BuildFailures(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.FailureRow", entity =>
    {
        entity.Property<string>("TenantId").HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<Guid>("FailureId").HasColumnType("uuid").HasColumnName("failure_id");
        entity.Property<Guid?>("EventId").HasColumnType("uuid").HasColumnName("event_id");
        entity.Property<string>("Queue").IsRequired().HasColumnType("text").HasColumnName("queue");
        entity.Property<string>("MessageType").HasColumnType("text").HasColumnName("message_type");
        entity.Property<string>("Kind").IsRequired().HasColumnType("text").HasColumnName("kind");
        entity.Property<string>("Reason").IsRequired().HasColumnType("text").HasColumnName("reason");
        entity.Property<string>("ExceptionType").HasColumnType("text").HasColumnName("exception_type");
        entity.Property<string>("ExceptionMessage").HasColumnType("text").HasColumnName("exception_message");
        entity.Property<string>("GroupId").IsRequired().HasColumnType("text").HasColumnName("group_id");
        entity.Property<string>("State").IsRequired().HasColumnType("text").HasColumnName("state");
        entity.Property<int>("Attempts").HasColumnType("integer").HasColumnName("attempts");
        entity.Property<int>("Redrives").HasColumnType("integer").HasColumnName("redrives");
        entity.Property<int>("Version").HasColumnType("integer").HasColumnName("version");
        entity.Property<bool>("Edited").HasColumnType("boolean").HasColumnName("edited");
        entity.Property<Guid?>("RedriveId").HasColumnType("uuid").HasColumnName("redrive_id");
        entity.Property<DateTimeOffset>("FirstFailedAt").HasColumnType("timestamp with time zone").HasColumnName("first_failed_at");
        entity.Property<DateTimeOffset>("LastFailedAt").HasColumnType("timestamp with time zone").HasColumnName("last_failed_at");
        entity.Property<DateTimeOffset>("CollectedAt").HasColumnType("timestamp with time zone").HasColumnName("collected_at");
        entity.Property<DateTimeOffset?>("ClosedAt").HasColumnType("timestamp with time zone").HasColumnName("closed_at");
        entity.Property<string>("CorrelationId").HasColumnType("text").HasColumnName("correlation_id");
        entity.Property<string>("TraceId").HasColumnType("text").HasColumnName("trace_id");
        entity.Property<string>("PayloadMode").HasColumnType("text").HasColumnName("payload_mode");
        entity.Property<long?>("PayloadBytes").HasColumnType("bigint").HasColumnName("payload_bytes");
        entity.Property<byte[]>("PayloadSha256").HasColumnType("bytea").HasColumnName("payload_sha256");
        entity.HasKey("TenantId", "FailureId").HasName("pk_failures");
        entity.HasIndex("State", "LastFailedAt", "FailureId").HasDatabaseName("ix_failures_state_last_failed_at");
        entity.HasIndex("TenantId", "State", "LastFailedAt", "FailureId").HasDatabaseName("ix_failures_tenant_id_state_last_failed_at");
        entity.HasIndex("GroupId", "State", "LastFailedAt", "FailureId").HasDatabaseName("ix_failures_group_id_state_last_failed_at");
        entity.HasIndex("TenantId", "EventId").HasDatabaseName("ix_failures_tenant_id_event_id");
        entity.HasIndex("LastFailedAt", "FailureId").HasDatabaseName("ix_failures_last_failed_at");
        entity.HasIndex("TenantId", "LastFailedAt", "FailureId").HasDatabaseName("ix_failures_tenant_id_last_failed_at");
        entity.HasIndex("TenantId", "GroupId", "State", "LastFailedAt", "FailureId").HasDatabaseName("ix_failures_tenant_id_group_id_state_last_failed_at");
        entity.HasIndex("Attempts").HasDatabaseName("ix_failures_attempts").HasFilter("attempts > 1");
        NpgsqlIndexBuilderExtensions.HasOperators(NpgsqlIndexBuilderExtensions.HasMethod(entity.HasIndex("ExceptionMessage").HasDatabaseName("ix_failures_exception_message"), "gin"), "gin_trgm_ops");
        entity.HasIndex("ClosedAt").HasDatabaseName("ix_failures_closed_at").HasFilter("closed_at is not null");
        entity.ToTable("failures", (string?)null, table =>
        {
            table.HasCheckConstraint("ck_failures_attempts", "attempts >= 1");
            table.HasCheckConstraint("ck_failures_closed_at", "(closed_at is not null) = (state in ('resolved', 'discarded'))");
            table.HasCheckConstraint("ck_failures_kind", "kind in ('transient', 'permanent', 'poison', 'unknown')");
            table.HasCheckConstraint("ck_failures_redrive_id", "(redrive_id is not null) = (state = 'redriving')");
            table.HasCheckConstraint("ck_failures_redrives", "redrives >= 0");
            table.HasCheckConstraint("ck_failures_state", "state in ('open', 'redriving', 'resolved', 'discarded', 'archived')");
        });
    });

    private static void BuildFailureMessages(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.FailureMessageRow", entity =>
    {
        entity.Property<string>("TenantId").HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<Guid>("FailureId").HasColumnType("uuid").HasColumnName("failure_id");
        entity.Property<string>("SourceQueue").IsRequired().HasColumnType("text").HasColumnName("source_queue");
        entity.Property<string>("OriginalMessageId").HasColumnType("text").HasColumnName("original_message_id");
        entity.Property<string>("Consumer").HasColumnType("text").HasColumnName("consumer");
        entity.Property<string>("Stack").HasColumnType("text").HasColumnName("stack");
        entity.Property<string>("Headers").IsRequired().HasColumnType("text").HasColumnName("headers");
        entity.Property<byte[]>("Body").IsRequired().HasColumnType("bytea").HasColumnName("body");
        entity.Property<byte[]>("EditedBody").HasColumnType("bytea").HasColumnName("edited_body");
        entity.HasKey("TenantId", "FailureId").HasName("pk_failure_messages");
        entity.ToTable("failure_messages");
    });

    private static void BuildFailureAttempts(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.FailureAttemptRow", entity =>
    {
        entity.Property<string>("TenantId").HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<Guid>("FailureId").HasColumnType("uuid").HasColumnName("failure_id");
        entity.Property<string>("AttemptKey").HasColumnType("text").HasColumnName("attempt_key");
        entity.Property<DateTimeOffset>("FailedAt").HasColumnType("timestamp with time zone").HasColumnName("failed_at");
        entity.Property<DateTimeOffset>("CollectedAt").HasColumnType("timestamp with time zone").HasColumnName("collected_at");
        entity.Property<string>("Kind").IsRequired().HasColumnType("text").HasColumnName("kind");
        entity.Property<string>("Reason").IsRequired().HasColumnType("text").HasColumnName("reason");
        entity.Property<string>("ExceptionType").HasColumnType("text").HasColumnName("exception_type");
        entity.Property<string>("ExceptionMessage").HasColumnType("text").HasColumnName("exception_message");
        entity.Property<int>("Deliveries").HasColumnType("integer").HasColumnName("deliveries");
        entity.Property<Guid?>("RedriveId").HasColumnType("uuid").HasColumnName("redrive_id");
        entity.HasKey("TenantId", "FailureId", "AttemptKey").HasName("pk_failure_attempts");
        entity.ToTable("failure_attempts", (string?)null, table =>
        {
            table.HasCheckConstraint("ck_failure_attempts_deliveries", "deliveries >= 1");
            table.HasCheckConstraint("ck_failure_attempts_kind", "kind in ('transient', 'permanent', 'poison', 'unknown')");
        });
    });

    private static void BuildFailureGroups(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.FailureGroupRow", entity =>
    {
        entity.Property<string>("TenantId").HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<string>("GroupId").HasColumnType("text").HasColumnName("group_id");
        entity.Property<string>("Title").IsRequired().HasColumnType("text").HasColumnName("title");
        entity.Property<string>("MessageType").HasColumnType("text").HasColumnName("message_type");
        entity.Property<string>("Queue").IsRequired().HasColumnType("text").HasColumnName("queue");
        entity.Property<string>("Reason").IsRequired().HasColumnType("text").HasColumnName("reason");
        entity.Property<string>("ExceptionType").HasColumnType("text").HasColumnName("exception_type");
        entity.Property<DateTimeOffset>("FirstSeenAt").HasColumnType("timestamp with time zone").HasColumnName("first_seen_at");
        entity.Property<DateTimeOffset>("LastSeenAt").HasColumnType("timestamp with time zone").HasColumnName("last_seen_at");
        entity.Property<DateTimeOffset?>("LastRedrivenAt").HasColumnType("timestamp with time zone").HasColumnName("last_redriven_at");
        entity.HasKey("TenantId", "GroupId").HasName("pk_failure_groups");
        entity.ToTable("failure_groups");
    });

    private static void BuildFailureComments(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.FailureCommentRow", entity =>
    {
        var id = entity.Property<long>("CommentId").ValueGeneratedOnAdd().HasColumnType("bigint").HasColumnName("comment_id");
        id.HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        entity.Property<string>("TenantId").IsRequired().HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<string>("GroupId").IsRequired().HasColumnType("text").HasColumnName("group_id");
        entity.Property<string>("WrittenBy").IsRequired().HasColumnType("text").HasColumnName("written_by");
        entity.Property<DateTimeOffset>("WrittenAt").HasColumnType("timestamp with time zone").HasColumnName("written_at");
        entity.Property<string>("Comment").IsRequired().HasColumnType("text").HasColumnName("comment");
        entity.HasKey("CommentId").HasName("pk_failure_comments");
        entity.HasIndex("GroupId", "CommentId").HasDatabaseName("ix_failure_comments_group_id_comment_id");
        entity.ToTable("failure_comments", (string?)null, table =>
        {
            table.HasCheckConstraint("ck_failure_comments_comment", "length(comment) between 1 and 4096");
        });
    });

    private static void BuildRedrives(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.RedriveRow", entity =>
    {
        entity.Property<Guid>("RedriveId").HasColumnType("uuid").HasColumnName("redrive_id");
        entity.Property<string>("TenantId").IsRequired().HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<string>("State").IsRequired().HasColumnType("text").HasColumnName("state");
        entity.Property<string>("Stage").IsRequired().HasColumnType("text").HasColumnName("stage");
        entity.Property<string>("Reason").HasColumnType("text").HasColumnName("reason");
        entity.Property<string>("CreatedBy").IsRequired().HasColumnType("text").HasColumnName("created_by");
        entity.Property<DateTimeOffset>("CreatedAt").HasColumnType("timestamp with time zone").HasColumnName("created_at");
        entity.Property<DateTimeOffset>("ExpiresAt").HasColumnType("timestamp with time zone").HasColumnName("expires_at");
        entity.Property<string>("Filter").IsRequired().HasColumnType("text").HasColumnName("filter");
        entity.Property<int>("Failures").HasColumnType("integer").HasColumnName("failures");
        entity.Property<int>("RatePerSecond").HasColumnType("integer").HasColumnName("rate_per_second");
        entity.Property<bool>("Canary").HasColumnType("boolean").HasColumnName("canary");
        entity.Property<bool>("Force").HasColumnType("boolean").HasColumnName("force");
        entity.Property<string>("Groups").IsRequired().HasColumnType("text").HasColumnName("groups");
        entity.Property<string>("Warnings").IsRequired().HasColumnType("text").HasColumnName("warnings");
        entity.Property<double>("EstimatedSeconds").HasColumnType("double precision").HasColumnName("estimated_seconds");
        entity.Property<string>("StoppedBecause").HasColumnType("text").HasColumnName("stopped_because");
        entity.Property<DateTimeOffset?>("StartedAt").HasColumnType("timestamp with time zone").HasColumnName("started_at");
        entity.Property<DateTimeOffset?>("EndedAt").HasColumnType("timestamp with time zone").HasColumnName("ended_at");
        entity.Property<string>("LeasedBy").HasColumnType("text").HasColumnName("leased_by");
        entity.Property<DateTimeOffset?>("LeasedUntil").HasColumnType("timestamp with time zone").HasColumnName("leased_until");
        entity.HasKey("RedriveId").HasName("pk_redrives");
        entity.HasIndex("CreatedAt", "RedriveId").HasDatabaseName("ix_redrives_created_at");
        entity.HasIndex("State").HasDatabaseName("ix_redrives_active").HasFilter("ended_at is null");
        entity.ToTable("redrives", (string?)null, table =>
        {
            table.HasCheckConstraint("ck_redrives_ended_at", "(ended_at is not null) = (state in ('stopped', 'cancelled', 'done', 'expired'))");
            table.HasCheckConstraint("ck_redrives_rate_per_second", "rate_per_second between 1 and 500");
            table.HasCheckConstraint("ck_redrives_stage", "stage in ('none', 'canary-1', 'canary-10', 'canary-100', 'rest')");
            table.HasCheckConstraint("ck_redrives_state", "state in ('planned', 'running', 'paused', 'stopped', 'cancelled', 'done', 'expired')");
        });
    });

    private static void BuildRedriveItems(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.RedriveItemRow", entity =>
    {
        entity.Property<Guid>("RedriveId").HasColumnType("uuid").HasColumnName("redrive_id");
        entity.Property<string>("TenantId").HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<Guid>("FailureId").HasColumnType("uuid").HasColumnName("failure_id");
        entity.Property<int>("Position").HasColumnType("integer").HasColumnName("position");
        entity.Property<int>("FailureVersion").HasColumnType("integer").HasColumnName("failure_version");
        entity.Property<string>("Outcome").IsRequired().HasColumnType("text").HasColumnName("outcome");
        entity.Property<string>("Stage").HasColumnType("text").HasColumnName("stage");
        entity.Property<int?>("Attempt").HasColumnType("integer").HasColumnName("attempt");
        entity.Property<DateTimeOffset?>("ClaimedAt").HasColumnType("timestamp with time zone").HasColumnName("claimed_at");
        entity.Property<DateTimeOffset?>("SentAt").HasColumnType("timestamp with time zone").HasColumnName("sent_at");
        entity.Property<DateTimeOffset?>("SettledAt").HasColumnType("timestamp with time zone").HasColumnName("settled_at");
        entity.Property<string>("Detail").HasColumnType("text").HasColumnName("detail");
        entity.HasKey("RedriveId", "TenantId", "FailureId").HasName("pk_redrive_items");
        entity.HasIndex("RedriveId", "Outcome", "Position").HasDatabaseName("ix_redrive_items_outcome_position");
        entity.HasIndex("TenantId", "FailureId").HasDatabaseName("ix_redrive_items_tenant_id_failure_id");
        entity.HasIndex("ClaimedAt").HasDatabaseName("ix_redrive_items_in_flight").HasFilter("outcome in ('claimed', 'sent')");
        entity.ToTable("redrive_items", (string?)null, table =>
        {
            table.HasCheckConstraint("ck_redrive_items_claimed_at", "(claimed_at is not null) or outcome in ('pending', 'skipped')");
            table.HasCheckConstraint("ck_redrive_items_outcome", "outcome in ('pending', 'claimed', 'sent', 'processed', 'failed_again', 'unknown', 'skipped')");
        });
    });

    private static void BuildAudit(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.AuditRow", entity =>
    {
        var id = entity.Property<long>("AuditId").ValueGeneratedOnAdd().HasColumnType("bigint").HasColumnName("audit_id");
        id.HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        entity.Property<string>("TenantId").IsRequired().HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<DateTimeOffset>("NotedAt").HasColumnType("timestamp with time zone").HasColumnName("noted_at");
        entity.Property<string>("Actor").IsRequired().HasColumnType("text").HasColumnName("actor");
        entity.Property<string>("Action").IsRequired().HasColumnType("text").HasColumnName("action");
        entity.Property<string>("Reason").HasColumnType("text").HasColumnName("reason");
        entity.Property<string>("Filter").HasColumnType("text").HasColumnName("filter");
        entity.Property<int?>("Failures").HasColumnType("integer").HasColumnName("failures");
        entity.Property<Guid?>("RedriveId").HasColumnType("uuid").HasColumnName("redrive_id");
        entity.Property<Guid?>("FailureId").HasColumnType("uuid").HasColumnName("failure_id");
        entity.Property<string>("Outcome").HasColumnType("text").HasColumnName("outcome");
        entity.HasKey("AuditId").HasName("pk_audit");
        entity.HasIndex("TenantId", "AuditId").HasDatabaseName("ix_audit_tenant_id_audit_id");
        entity.HasIndex("RedriveId", "AuditId").HasDatabaseName("ix_audit_redrive_id").HasFilter("redrive_id is not null");
        entity.HasIndex("FailureId", "AuditId").HasDatabaseName("ix_audit_failure_id").HasFilter("failure_id is not null");
        entity.ToTable("audit");
    });
}
