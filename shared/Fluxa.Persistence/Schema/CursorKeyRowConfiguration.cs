using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class CursorKeyRowConfiguration : IEntityTypeConfiguration<CursorKeyRow>
{
    public void Configure(EntityTypeBuilder<CursorKeyRow> builder)
    {
        builder.ToTable("cursor_keys", table =>
        {
            table.HasCheckConstraint("ck_cursor_keys_id", "id = 1");
            table.HasCheckConstraint("ck_cursor_keys_secret", "length(secret) = 32");
        });
        builder.HasKey(row => row.Id).HasName("pk_cursor_keys");
        builder.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(row => row.Secret).HasColumnName("secret");
    }
}
