using Fluxa.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Fluxa.Persistence.Migrations;

/// <summary>The model as the last migration leaves it, in plain names. A test compares it with the model of today: a change without a migration fails there.</summary>
[DbContext(typeof(FluxaDbContext))]
internal sealed partial class FluxaDbContextModelSnapshot : ModelSnapshot
{
    protected override void BuildModel(ModelBuilder modelBuilder)
    {
        modelBuilder.HasAnnotation("ProductVersion", "10.0.0").HasAnnotation("Relational:MaxIdentifierLength", 63);
        modelBuilder.UseIdentityByDefaultColumns();
        BuildEvents(modelBuilder);
        BuildInbox(modelBuilder);
        BuildOutbox(modelBuilder);
        BuildApiKeys(modelBuilder);
        BuildRecovery(modelBuilder);
        BuildRequestKeys(modelBuilder);
        BuildDailyEvents(modelBuilder);
        BuildCursorKeys(modelBuilder);
    }

    private static void BuildEvents(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.EventRow", entity =>
    {
        entity.Property<string>("TenantId").HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<Guid>("EventId").HasColumnType("uuid").HasColumnName("event_id");
        entity.Property<string>("CorrelationId").IsRequired().HasColumnType("text").HasColumnName("correlation_id");
        entity.Property<string>("EventType").IsRequired().HasColumnType("text").HasColumnName("event_type");
        entity.Property<string>("UserId").IsRequired().HasColumnType("text").HasColumnName("user_id");
        entity.Property<decimal>("Amount").HasPrecision(19, 4).HasColumnType("numeric(19,4)").HasColumnName("amount");
        entity.Property<string>("Currency").IsRequired().HasColumnType("text").HasColumnName("currency");
        entity.Property<string>("Merchant").IsRequired().HasColumnType("text").HasColumnName("merchant");
        entity.Property<DateTimeOffset>("OccurredAt").HasColumnType("timestamp with time zone").HasColumnName("occurred_at");
        entity.Property<string>("Metadata").HasColumnType("jsonb").HasColumnName("metadata");
        entity.Property<string>("PayloadMode").IsRequired().HasColumnType("text").HasColumnName("payload_mode");
        entity.Property<string>("Payload").HasColumnType("text").HasColumnName("payload");
        entity.Property<string>("PayloadKey").HasColumnType("text").HasColumnName("payload_key");
        entity.Property<byte[]>("PayloadSha256").IsRequired().HasColumnType("bytea").HasColumnName("payload_sha256");
        entity.Property<long>("PayloadBytes").HasColumnType("bigint").HasColumnName("payload_bytes");
        entity.Property<DateTimeOffset>("AcceptedAt").HasColumnType("timestamp with time zone").HasColumnName("accepted_at");
        entity.Property<DateTimeOffset>("CreatedAt").HasColumnType("timestamp with time zone").HasColumnName("created_at");
        entity.HasKey("TenantId", "EventId").HasName("pk_events");
        entity.HasIndex("TenantId", "OccurredAt", "EventId").HasDatabaseName("ix_events_tenant_id_occurred_at_event_id");
        entity.HasIndex("TenantId", "UserId", "OccurredAt", "EventId").HasDatabaseName("ix_events_tenant_id_user_id_occurred_at_event_id");
        entity.ToTable("events", (string?)null, table =>
        {
            table.HasCheckConstraint("ck_events_payload_bytes", "payload_bytes >= 0");
            table.HasCheckConstraint(
                "ck_events_payload_mode",
                "(payload_mode = 'INLINE' and payload is not null and payload_key is null) or (payload_mode = 'S3' and payload is null and payload_key is not null)");
            table.HasCheckConstraint("ck_events_payload_sha256", "length(payload_sha256) = 32");
        });
    });

    private static void BuildInbox(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.InboxRow", entity =>
    {
        entity.Property<string>("TenantId").HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<Guid>("EventId").HasColumnType("uuid").HasColumnName("event_id");
        entity.Property<byte[]>("PayloadSha256").HasColumnType("bytea").HasColumnName("payload_sha256");
        entity.Property<string>("Status").IsRequired().HasColumnType("text").HasColumnName("status");
        entity.Property<int>("Attempts").HasColumnType("integer").HasColumnName("attempts");
        entity.Property<string>("LastError").HasColumnType("text").HasColumnName("last_error");
        entity.Property<DateTimeOffset>("FirstSeenAt").HasColumnType("timestamp with time zone").HasColumnName("first_seen_at");
        entity.Property<DateTimeOffset?>("UpdatedAt").HasColumnType("timestamp with time zone").HasColumnName("updated_at");
        entity.HasKey("TenantId", "EventId").HasName("pk_idempotency_keys");
        entity.HasIndex("TenantId", "EventId").HasFilter("status = 'failed'").HasDatabaseName("ix_idempotency_keys_failed");
        entity.ToTable("idempotency_keys", (string?)null, table =>
        {
            table.HasCheckConstraint("ck_idempotency_keys_attempts", "attempts >= 1");
            table.HasCheckConstraint(
                "ck_idempotency_keys_payload_sha256",
                "length(payload_sha256) = 32 or (payload_sha256 is null and status = 'failed')");
            table.HasCheckConstraint("ck_idempotency_keys_status", "status in ('processed', 'failed')");
            table.HasCheckConstraint("ck_idempotency_keys_updated_at", "updated_at is not null or status = 'processed'");
        });
    });

    private static void BuildOutbox(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.OutboxRow", entity =>
    {
        var id = entity.Property<long>("Id").ValueGeneratedOnAdd().HasColumnType("bigint").HasColumnName("id");
        id.HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        entity.Property<Guid?>("MessageId").HasColumnType("uuid").HasColumnName("message_id");
        entity.Property<string>("Destination").IsRequired().HasColumnType("text").HasColumnName("destination");
        entity.Property<string>("MessageType").HasColumnType("text").HasColumnName("message_type");
        entity.Property<string>("Body").HasColumnType("text").HasColumnName("body");
        entity.Property<string>("TenantId").HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<Guid?>("EventId").HasColumnType("uuid").HasColumnName("event_id");
        entity.Property<string>("Headers").HasColumnType("jsonb").HasColumnName("headers");
        entity.Property<DateTimeOffset>("CreatedAt").HasColumnType("timestamp with time zone").HasColumnName("created_at");
        entity.Property<int>("Attempts").HasColumnType("integer").HasColumnName("attempts");
        entity.Property<DateTimeOffset>("NextAttemptAt").HasColumnType("timestamp with time zone").HasColumnName("next_attempt_at");
        entity.Property<string>("LastError").HasColumnType("text").HasColumnName("last_error");
        entity.HasKey("Destination", "NextAttemptAt", "Id").HasName("pk_outbox");
        entity.ToTable("outbox", (string?)null, table => table.HasCheckConstraint("ck_outbox_body", "(body is not null and message_id is not null and message_type is not null) or (tenant_id is not null and event_id is not null)"));
    });

    private static void BuildApiKeys(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.ApiKeyRow", entity =>
    {
        entity.Property<string>("KeyId").HasColumnType("text").HasColumnName("key_id");
        entity.Property<string>("TenantId").IsRequired().HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<string>("Name").IsRequired().HasColumnType("text").HasColumnName("name");
        entity.Property<byte[]>("SecretSha256").IsRequired().HasColumnType("bytea").HasColumnName("secret_sha256");
        entity.PrimitiveCollection<string[]>("Scopes").IsRequired().HasColumnType("text[]").HasColumnName("scopes");
        entity.Property<DateTimeOffset>("CreatedAt").HasColumnType("timestamp with time zone").HasColumnName("created_at");
        entity.Property<DateTimeOffset?>("ExpiresAt").HasColumnType("timestamp with time zone").HasColumnName("expires_at");
        entity.Property<DateTimeOffset?>("RevokedAt").HasColumnType("timestamp with time zone").HasColumnName("revoked_at");
        entity.Property<DateTimeOffset?>("LastUsedAt").HasColumnType("timestamp with time zone").HasColumnName("last_used_at");
        entity.HasKey("KeyId").HasName("pk_api_keys");
        entity.HasIndex("TenantId", "Name").HasDatabaseName("ix_api_keys_tenant_id_name");
        entity.ToTable("api_keys", (string?)null, table =>
        {
            table.HasCheckConstraint("ck_api_keys_key_id", "key_id ~ '^[0-9a-f]{16}$'");
            table.HasCheckConstraint("ck_api_keys_name", "length(name) between 1 and 64");
            table.HasCheckConstraint(
                "ck_api_keys_scopes",
                "cardinality(scopes) > 0 and scopes <@ array['ingest', 'query', 'recovery.read', 'recovery.write', 'admin']");
            table.HasCheckConstraint("ck_api_keys_secret_sha256", "length(secret_sha256) = 32");
            table.HasCheckConstraint("ck_api_keys_tenant_id", "tenant_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'");
        });
    });

    private static void BuildRequestKeys(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.RequestKeyRow", entity =>
    {
        entity.Property<string>("TenantId").HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<string>("IdempotencyKey").HasColumnType("text").HasColumnName("idempotency_key");
        entity.Property<Guid>("EventId").HasColumnType("uuid").HasColumnName("event_id");
        entity.Property<byte[]>("RequestSha256").IsRequired().HasColumnType("bytea").HasColumnName("request_sha256");
        entity.Property<string>("Status").IsRequired().HasColumnType("text").HasColumnName("status");
        entity.Property<DateTimeOffset>("CreatedAt").HasColumnType("timestamp with time zone").HasColumnName("created_at");
        entity.HasKey("TenantId", "IdempotencyKey").HasName("pk_request_keys");
        entity.HasIndex("CreatedAt").HasDatabaseName("ix_request_keys_created_at");
        entity.ToTable("request_keys", (string?)null, table =>
        {
            table.HasCheckConstraint("ck_request_keys_idempotency_key", "length(idempotency_key) between 1 and 255");
            table.HasCheckConstraint("ck_request_keys_request_sha256", "length(request_sha256) = 32");
            table.HasCheckConstraint("ck_request_keys_status", "status in ('pending', 'enqueued')");
        });
    });

    private static void BuildDailyEvents(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.DailyEventRow", entity =>
    {
        entity.Property<string>("TenantId").HasColumnType("text").HasColumnName("tenant_id");
        entity.Property<string>("Rule").HasColumnType("text").HasColumnName("rule");
        entity.Property<string>("Subject").HasColumnType("text").HasColumnName("subject");
        entity.Property<DateOnly>("Day").HasColumnType("date").HasColumnName("day");
        entity.Property<int>("Place").HasColumnType("integer").HasColumnName("place");
        entity.Property<Guid>("EventId").HasColumnType("uuid").HasColumnName("event_id");
        entity.Property<DateTimeOffset>("CountedAt").HasColumnType("timestamp with time zone").HasColumnName("counted_at");
        entity.HasKey("TenantId", "Rule", "Subject", "Day", "Place").HasName("pk_daily_events");
        entity.HasIndex("CountedAt").HasDatabaseName("ix_daily_events_counted_at");
        entity.HasIndex("TenantId", "Rule", "Subject", "Day", "EventId").IsUnique().HasDatabaseName("ix_daily_events_event");
        entity.ToTable("daily_events", (string?)null, table => table.HasCheckConstraint("ck_daily_events_place", "place >= 1"));
    });

    private static void BuildCursorKeys(ModelBuilder modelBuilder) => modelBuilder.Entity("Fluxa.Persistence.Schema.CursorKeyRow", entity =>
    {
        entity.Property<short>("Id").HasColumnType("smallint").HasColumnName("id");
        entity.Property<byte[]>("Secret").IsRequired().HasColumnType("bytea").HasColumnName("secret");
        entity.HasKey("Id").HasName("pk_cursor_keys");
        entity.ToTable("cursor_keys", (string?)null, table =>
        {
            table.HasCheckConstraint("ck_cursor_keys_id", "id = 1");
            table.HasCheckConstraint("ck_cursor_keys_secret", "length(secret) = 32");
        });
    });
}
