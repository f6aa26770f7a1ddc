using System.CommandLine;
using Fluxa.Persistence.Roles;
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
        var roles = new Command("roles", "Make the services' roles (fluxa_ingest, fluxa_processor, fluxa_query, fluxa_recovery) and grant their rights. Safe to repeat; do it after each migration.") { connection };
        roles.SetAction(async (parsed, cancellationToken) =>
        {
            await DatabaseRoles.EnsureAsync(Database.Resolve(parsed.GetValue(connection)), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"The roles have their rights: {string.Join(", ", ServiceRole.All.Select(role => role.Name))}.");
            return ExitCodes.Done;
        });
        var prepare = new Command("prepare", "All a deployment needs before its services start: migrate, roles, and a login fluxa_…_login for each role whose password is in the environment, such as FLUXA_QUERY_PASSWORD for fluxa_query. Safe to repeat.") { connection };
        prepare.SetAction((parsed, cancellationToken) =>
            new PrepareRun(Database.Resolve(parsed.GetValue(connection)), Environment.GetEnvironmentVariable, parsed.InvocationConfiguration.Output).RunAsync(cancellationToken));
        return new Command("db", "The database's schema and roles.") { migrate, roles, prepare };
    }
}
