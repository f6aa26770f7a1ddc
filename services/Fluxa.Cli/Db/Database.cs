using Fluxa.Cli.Up;
using Fluxa.LocalInfrastructure.Checkouts;
using Npgsql;

namespace Fluxa.Cli.Db;

/// <summary>Finds the database a command is meant for.</summary>
internal static class Database
{
    private const string Variable = "Fluxa__Postgres__ConnectionString";

    /// <exception cref="CliException">None is named and none runs here, or what is named is no connection string.</exception>
    public static string Resolve(string? given)
    {
        var connection = Present(given) ?? Present(Environment.GetEnvironmentVariable(Variable)) ?? Present(new RunFile(Checkout.Find()).Read()?.Postgres)
            ?? throw new CliException($"No database: name one with --connection or {Variable}, or run ./fluxa up in another terminal.");
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).ConnectionString;
        }
        catch (ArgumentException)
        {
            // Npgsql's own message could repeat the password.
            throw new CliException("The connection string can't be read: write it as Host=…;Port=…;Database=…;Username=…;Password=….");
        }
    }

    // Asked for one after the other: a container has no checkout to look for.
    private static string? Present(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
