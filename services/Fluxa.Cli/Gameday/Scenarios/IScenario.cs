using Fluxa.Alarms;

namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>Something that goes wrong one day.</summary>
internal interface IScenario
{
    /// <summary>On the command line.</summary>
    string Name { get; }

    /// <summary>What is broken.</summary>
    string Breaks { get; }

    /// <summary>What should be seen, where.</summary>
    string Expect { get; }

    /// <summary>The alarms that must fire: the first before anything is mended, the others before it is calm again.</summary>
    IReadOnlyList<Alarm> Alarms { get; }

    /// <summary>How much faster than a deployment's this day's clock runs for alarms: 60 means that a minute of theirs takes a second.</summary>
    double Pace => 60;

    /// <summary>The reason that its failures have; null when none may come of it.</summary>
    string? Reason { get; }

    /// <summary>Breaks it.</summary>
    Task BreakAsync(Field field, CancellationToken cancellationToken);

    /// <summary>Mends the cause.</summary>
    /// <exception cref="CliException">Something on the way was not as it must be.</exception>
    Task MendAsync(Field field, CancellationToken cancellationToken);

    /// <summary>Deals with the failures it left behind, as an operator would; called again while there are any.</summary>
    Task CleanUpAsync(Field field, CancellationToken cancellationToken) => Task.CompletedTask;
}
