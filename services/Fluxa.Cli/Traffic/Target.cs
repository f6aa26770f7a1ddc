using Fluxa.Cli.Up;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Traffic;

/// <summary>The Fluxa that a command talks to.</summary>
/// <param name="Ingest">Where events are posted.</param>
/// <param name="Query">Where they are read.</param>
/// <param name="Postgres">Its database, when it is the local one.</param>
/// <param name="ApiKey">What to show at the door; null where none is asked for.</param>
internal sealed record Target(Uri Ingest, Uri Query, string? Postgres, string? ApiKey = null)
{
    private const string Variable = "FLUXA_API_KEY";

    /// <summary>What the options name, else what <c>fluxa up</c> runs from this checkout.</summary>
    /// <exception cref="CliException">Neither.</exception>
    public static Target Resolve(Uri? ingest, Uri? query, string? apiKey)
    {
        if (ingest is not null && query is not null)
        {
            return new Target(ingest, query, null, KeyOf(apiKey));
        }

        var running = new RunFile(Checkout.Find()).Read();
        return running is { Ready: true }
            ? new Target(ingest ?? new Uri(running.Ingest), query ?? new Uri(running.Query), ingest is null && query is null ? running.Postgres : null, KeyOf(apiKey) ?? Present(running.ApiKey))
            : throw new CliException("Nothing to talk to: run ./fluxa up in another terminal and wait until it is ready, or name both --ingest and --query.");
    }

    /// <summary>The key that was given, by option or by environment.</summary>
    public static string? KeyOf(string? apiKey) => Present(apiKey) ?? Present(Environment.GetEnvironmentVariable(Variable));

    private static string? Present(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
