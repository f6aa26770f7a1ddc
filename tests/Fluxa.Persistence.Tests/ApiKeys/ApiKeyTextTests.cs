using Fluxa.Persistence.ApiKeys;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Persistence.Tests.ApiKeys;

/// <summary>A key's secret: long, random, shown once, and never stored.</summary>
public sealed class ApiKeyTextTests(PostgresFixture postgres)
{
    private const int BitsOfDigit = 4;

    [Fact]
    public void A_secret_has_more_than_128_bits_and_no_two_are_the_same()
    {
        var keys = Enumerable.Range(0, 1000).Select(_ => ApiKeyText.New()).ToList();

        Assert.All(keys, key => Assert.InRange(key.Secret.Length * BitsOfDigit, 128, int.MaxValue));
        Assert.Equal(keys.Count, keys.Select(key => key.Secret).Distinct().Count());
        Assert.Equal(keys.Count, keys.Select(key => key.KeyId).Distinct().Count());
    }

    [Fact]
    public void What_is_revealed_is_read_again_and_what_is_shown_has_no_secret()
    {
        var key = ApiKeyText.New();

        Assert.True(ApiKeyText.TryParse(key.Reveal(), out var read));
        Assert.Equal(key, read);
        Assert.DoesNotContain(key.Secret, key.ToString(), StringComparison.Ordinal);
        Assert.True(read.Matches(key.Hash()));
        Assert.False(ApiKeyText.New().Matches(key.Hash()));
    }

    [Fact]
    public async Task The_table_has_a_hash_and_no_secret()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var database = await postgres.CreateDatabaseAsync(cancellationToken);
        var made = await new ApiKeyAdministration(database, TimeProvider.System).CreateAsync(new ApiKeyOrder("default", "till", ApiScopes.Ingest, null), cancellationToken);

        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select row_to_json(api_keys)::text from api_keys");
        var row = (string)(await command.ExecuteScalarAsync(cancellationToken))!;

        Assert.DoesNotContain(made!.Text.Secret, row, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(made.Text.Hash()), row, StringComparison.Ordinal);
    }
}
