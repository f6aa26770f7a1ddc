using Fluxa.Testing.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Fluxa.Persistence.Tests.Schema;

public sealed class SchemaTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_model_has_no_change_that_lacks_a_migration()
    {
        using var context = SchemaProbe.Context("Host=unused");

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task The_tables_are_what_the_model_says()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var context = SchemaProbe.Context(database);
        var inModel = context.Model.GetEntityTypes().SelectMany(type => type.GetProperties().Select(property =>
            $"{type.GetTableName()}.{property.GetColumnName()} {property.GetColumnType()} {(property.IsColumnNullable() ? "null" : "not null")}"));

        var inDatabase = await SchemaProbe.ReadAsync(database, """
            select concat(c.relname, '.', a.attname, ' ', format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else ' null' end)
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and c.relname not like '\_\_%'
            """);

        Assert.Equal(inModel.Order(StringComparer.Ordinal), inDatabase.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_constraints_and_indexes_are_those_the_model_names()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var context = SchemaProbe.Context(database);
        var inModel = context.GetService<IDesignTimeModel>().Model.GetEntityTypes().SelectMany(type => type.GetCheckConstraints().Select(check => check.Name)
            .Concat(type.GetKeys().Select(key => key.GetName()))
            .Concat(type.GetIndexes().Select(index => index.GetDatabaseName())));

        var inDatabase = await SchemaProbe.ReadAsync(database, """
            select conname::text from pg_constraint
            where connamespace = 'public'::regnamespace and contype in ('c', 'p') and conrelid::regclass::text not like '%\_\_%'
            union all
            select indexname::text from pg_indexes where schemaname = 'public' and indexname like 'ix%'
            """);

        Assert.Equal(inModel.Order(StringComparer.Ordinal), inDatabase.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("INLINE", "null", "'k'")]
    [InlineData("INLINE", "'{}'", "'k'")]
    [InlineData("S3", "'{}'", "null")]
    [InlineData("s3", "null", "'k'")]
    public async Task Refuses_a_mode_that_does_not_agree_with_the_payload(string mode, string payload, string key)
    {
        var database = await postgres.CreateDatabaseAsync(Token);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => SchemaProbe.ReadAsync(database, $"""
            insert into events values ('t', gen_random_uuid(), 'c', 'e', 'u', 1, 'EUR', 'm', now(), null, '{mode}', {payload}, {key}, sha256(''), 0, now(), now())
            """));

        Assert.Equal("ck_events_payload_mode", refused.ConstraintName);
    }
}
