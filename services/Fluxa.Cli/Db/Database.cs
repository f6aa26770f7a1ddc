using Fluxa.Cli.Up;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Db;

/// <summary>Finds the database a command is meant for.</summary>
internal static class Database
{
    private const string Variable = "Fluxa__Postgres__ConnectionString";

    /// <exception cref="CliException">None is named and none runs here.</exception>
    public static string Resolve(string? given) => new[] { given, Environment.GetEnvironmentVariable(Variable), new RunFile(Checkout.Find()).Read()?.Postgres }
        .FirstOrDefault(connection => !string.IsNullOrEmpty(connection))
        ?? throw new CliException($"No database: name one with --connection or {Variable}, or run ./fluxa up in another terminal.");
}
