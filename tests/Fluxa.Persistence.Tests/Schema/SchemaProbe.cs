using Fluxa.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fluxa.Persistence.Tests.Schema;

/// <summary>Looks at a schema from both sides: as the model has it, and as the database has it.</summary>
internal static class SchemaProbe
{
    public static FluxaDbContext Context(string connectionString) =>
        new(new DbContextOptionsBuilder<FluxaDbContext>().UseNpgsql(connectionString).Options);

    /// <summary>The first column of a query, as text.</summary>
    public static async Task<List<string>> ReadAsync(string connectionString, string sql)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }
}
