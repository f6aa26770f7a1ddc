using Fluxa.Events.Tests.Json;
using Fluxa.Testing.Fixtures;
using Npgsql;
using NpgsqlTypes;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Fluxa.Events.Tests.Corpus;

/// <summary>What we take, the real PostgreSQL takes as jsonb: a 202 is never followed by a certain dead letter.</summary>
public sealed class PostgresTests(PostgresFixture postgres)
{
    public static TheoryData<string> Files => new(CorpusCase.All.Keys.Select(name => name.Split(':')[0]).Distinct());

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Casts_every_accepted_document_to_jsonb(string file)
    {
        var taken = CorpusCase.All.Values.Where(entry => entry.Name.StartsWith(file, StringComparison.Ordinal) && ScannerProbe.FaultOf(entry.Document) is null);

        await AssertCastsAsync(taken.Select(entry => (entry.Name, entry.Document)));
    }

    [Theory]
    [InlineData("[\"\\u0000\"]")]
    [InlineData("[\"\\ud800\"]")]
    [InlineData("[1e999999]")]
    [InlineData("[0e-99999]")]
    public async Task Would_refuse_what_the_framework_takes_and_we_do_not(string document)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AssertCastsAsync([("", System.Text.Encoding.UTF8.GetBytes(document))]));

        Assert.StartsWith("22", refused.SqlState, StringComparison.Ordinal);
        Assert.NotNull(ScannerProbe.FaultOf(System.Text.Encoding.UTF8.GetBytes(document)));
    }

    [Fact]
    public async Task Casts_every_mutant_that_we_take()
    {
        var random = new Random(4217);
        var taken = CorpusCase.All.Values
            .Where(entry => entry.Document.Length is > 1 and < 200)
            .SelectMany(entry => Enumerable.Range(0, 200).Select(_ => (entry.Name, Document: Mutation.Of(entry.Document, random))))
            .Where(entry => ScannerProbe.FaultOf(entry.Document) is null)
            .ToList();

        Assert.InRange(taken.Count, 1000, int.MaxValue);
        await AssertCastsAsync(taken);
    }

    private async Task AssertCastsAsync(IEnumerable<(string Name, byte[] Document)> documents)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select convert_from($1, 'UTF8')::jsonb is not null", connection);
        var parameter = command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bytea });
        foreach (var (name, document) in documents)
        {
            parameter.Value = document;

            Assert.True((bool)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!, name);
        }
    }
}
