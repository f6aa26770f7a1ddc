using Microsoft.Extensions.Options;
using Npgsql;

namespace Fluxa.Persistence;

/// <summary>Finds a connection string that can't be read at start, not at the first event. The string itself is never shown: it holds the password.</summary>
internal sealed class PostgresConnectionStringRule : IValidateOptions<PostgresOptions>
{
    public ValidateOptionsResult Validate(string? name, PostgresOptions options)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(options.ConnectionString);
            return ValidateOptionsResult.Success;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return ValidateOptionsResult.Fail("Fluxa:Postgres:ConnectionString can't be read as an Npgsql connection string, and without it the service can't reach its database.");
        }
    }
}
