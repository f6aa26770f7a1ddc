namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>Every scenario there is.</summary>
internal static class Catalogue
{
    /// <summary>Made anew for each run: a scenario remembers what it broke.</summary>
    public static IReadOnlyList<IScenario> Create() =>
    [
        new PoisonPayload(), new HandlerTimeout(), new HashMismatch(), new MissingObject(), new PostgresDown(),
        new SqsThrottled(), new SnsDown(), new DuplicateFlood(), new CrashLoop(), new WrongDeploy(),
    ];

    /// <summary>One by name, or all.</summary>
    /// <exception cref="CliException">There is none of this name.</exception>
    public static IReadOnlyList<IScenario> Find(string name)
    {
        var all = Create();
        var found = name == "all" ? all : [.. all.Where(scenario => scenario.Name == name)];
        return found.Count > 0
            ? found
            : throw new CliException($"There is no scenario '{name}': use 'all' or one of {string.Join(", ", all.Select(scenario => scenario.Name))}.");
    }
}
