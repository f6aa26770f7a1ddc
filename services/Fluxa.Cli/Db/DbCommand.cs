using System.CommandLine;
using Fluxa.Persistence.Schema;

namespace Fluxa.Cli.Db;

/// <summary><c>fluxa db</c>.</summary>
internal static class DbCommand
{
    public static Command Create()
    {
        var connection = new Option<string?>("--connection")
        {
            Description = "Npgsql connection string. Default: Fluxa__Postgres__ConnectionString, else the database of the running './fluxa up'.",
        };
        var migrate = new Command("migrate", "Bring the database's schema up to date. Safe to repeat, and while services run.") { connection };
        migrate.SetAction(async (parsed, cancellationToken) =>
        {
            await FluxaDatabase.MigrateAsync(Database.Resolve(parsed.GetValue(connection)), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync("The schema is up to date.");
            return ExitCodes.Done;
        });
        return new Command("db", "The database's schema.") { migrate };
    }
}
