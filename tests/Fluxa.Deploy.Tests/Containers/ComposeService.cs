namespace Fluxa.Deploy.Tests.Containers;

/// <summary>A service of docker-compose.yml, aliases and merges resolved.</summary>
/// <param name="Name">Its name, which is its host name among the containers.</param>
/// <param name="Settings">What is said of it.</param>
internal sealed record ComposeService(string Name, IReadOnlyDictionary<string, object> Settings)
{
    public string? Image => Settings.GetValueOrDefault("image") as string;

    public string? Target => Map("build").GetValueOrDefault("target") as string;

    /// <summary>Its environment with the variables of the caller put in.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentFor(IReadOnlyDictionary<string, string> caller) =>
        Map("environment").ToDictionary(entry => entry.Key, entry => ComposeVariables.Resolve((string)entry.Value, caller));

    public IReadOnlyDictionary<string, string> Environment => EnvironmentFor(new Dictionary<string, string>());

    public IReadOnlyList<string> List(string key) => [.. (Settings.GetValueOrDefault(key) as IEnumerable<object> ?? []).Cast<string>()];

    public IReadOnlyDictionary<string, object> Map(string key) => AsMap(Settings.GetValueOrDefault(key));

    /// <summary>What must be so of other services before this one starts.</summary>
    public IReadOnlyDictionary<string, string> DependsOn =>
        Map("depends_on").ToDictionary(entry => entry.Key, entry => (string)AsMap(entry.Value)["condition"]);

    public IReadOnlyList<string> HealthCheck => [.. ((IEnumerable<object>)Map("healthcheck")["test"]).Cast<string>()];

    public static IReadOnlyDictionary<string, object> AsMap(object? node) =>
        (node as IDictionary<object, object>)?.ToDictionary(entry => (string)entry.Key, entry => entry.Value) ?? [];
}
