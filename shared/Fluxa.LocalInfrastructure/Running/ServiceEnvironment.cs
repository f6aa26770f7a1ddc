namespace Fluxa.LocalInfrastructure.Running;

/// <summary>The configuration of a service that runs against local PostgreSQL and the local emulator, as environment variables.</summary>
public static class ServiceEnvironment
{
    /// <summary>The variables; add to a copy what a service needs besides.</summary>
    /// <param name="postgres">Npgsql connection string of Fluxa's database.</param>
    /// <param name="aws">The emulator.</param>
    /// <param name="prefix">Put before every queue and topic name; empty for none.</param>
    public static Dictionary<string, string?> Create(string postgres, Uri aws, string prefix = "") => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["Fluxa__Access__Keys"] = "Off",
        ["Fluxa__Aws__Region"] = "us-east-1",
        ["Fluxa__Aws__ServiceUrl"] = aws.AbsoluteUri.TrimEnd('/'),
        ["Fluxa__Aws__AccessKey"] = "local",
        ["Fluxa__Aws__SecretKey"] = "local",
        ["Fluxa__Topology__Prefix"] = prefix,
        ["Fluxa__Topology__Deploy"] = "true",
        ["Fluxa__Postgres__ConnectionString"] = postgres,
    };
}
