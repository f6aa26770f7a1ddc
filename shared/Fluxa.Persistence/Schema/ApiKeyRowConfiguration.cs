using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class ApiKeyRowConfiguration : IEntityTypeConfiguration<ApiKeyRow>
{
    public void Configure(EntityTypeBuilder<ApiKeyRow> builder)
    {
        builder.ToTable("api_keys", table =>
        {
            table.HasCheckConstraint("ck_api_keys_key_id", "key_id ~ '^[0-9a-f]{16}$'");
            table.HasCheckConstraint("ck_api_keys_tenant_id", "tenant_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'");
            table.HasCheckConstraint("ck_api_keys_name", "length(name) between 1 and 64");
            table.HasCheckConstraint("ck_api_keys_secret_sha256", "length(secret_sha256) = 32");
            table.HasCheckConstraint(
                "ck_api_keys_scopes",
                "cardinality(scopes) > 0 and scopes <@ array['ingest', 'query', 'recovery.read', 'recovery.write', 'admin']");
        });
        builder.HasKey(row => row.KeyId).HasName("pk_api_keys");
        builder.HasIndex(row => new { row.TenantId, row.Name }).HasDatabaseName("ix_api_keys_tenant_id_name");
        builder.Property(row => row.KeyId).HasColumnName("key_id");
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.SecretSha256).HasColumnName("secret_sha256");
        builder.Property(row => row.Scopes).HasColumnName("scopes");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
        builder.Property(row => row.ExpiresAt).HasColumnName("expires_at");
        builder.Property(row => row.RevokedAt).HasColumnName("revoked_at");
        builder.Property(row => row.LastUsedAt).HasColumnName("last_used_at");
    }
}
