using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fluxa.Persistence.Schema;

internal sealed class FailureCommentRowConfiguration : IEntityTypeConfiguration<FailureCommentRow>
{
    public void Configure(EntityTypeBuilder<FailureCommentRow> builder)
    {
        builder.ToTable("failure_comments", table =>
        {
            table.HasCheckConstraint("ck_failure_comments_comment", "length(comment) between 1 and 4096");
        });
        builder.HasKey(row => row.CommentId).HasName("pk_failure_comments");
        builder.HasIndex(row => new { row.GroupId, row.CommentId }).HasDatabaseName("ix_failure_comments_group_id_comment_id");
        builder.Property(row => row.CommentId).HasColumnName("comment_id").UseIdentityByDefaultColumn();
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.GroupId).HasColumnName("group_id");
        builder.Property(row => row.WrittenBy).HasColumnName("written_by");
        builder.Property(row => row.WrittenAt).HasColumnName("written_at");
        builder.Property(row => row.Comment).HasColumnName("comment");
    }
}
