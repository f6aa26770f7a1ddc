namespace Fluxa.Hosting.Logging;

/// <summary>The last net under "no secret and no payload in logs": a field with such a name is masked, should somebody ever log one.</summary>
internal static class SecretNames
{
    public const string Mask = "***";

    private static readonly string[] Names = ["password", "secret_key", "secret", "access_key", "api_key", "authorization", "connection_string", "payload", "body"];

    public static bool Holds(string field) => Array.Exists(Names, name => field == name || field.EndsWith("_" + name, StringComparison.Ordinal));
}
