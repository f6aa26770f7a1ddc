using System.Globalization;

namespace Fluxa.Hosting.Health;

/// <summary>
/// A service's program asking the running service how it is: the health check of a container that has neither shell nor curl.
/// <c>dotnet Fluxa.Ingest.dll --healthcheck [path]</c> ends with 0 when the service answers 200, else with 1 and a sentence.
/// </summary>
public static class HealthProbe
{
    /// <summary>The first argument that makes a program ask instead of serve.</summary>
    public const string Switch = "--healthcheck";

    private const string DefaultPath = HealthEndpoints.Path + "/live";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    /// <summary>Whether the program was started to ask.</summary>
    /// <param name="args">The program's arguments.</param>
    public static bool IsAskedFor(string[] args) => args is [Switch, ..];

    /// <summary>Asks, and answers the exit code.</summary>
    /// <param name="args">The program's arguments: the switch and perhaps a path, by default <c>/health/live</c>: what a restart would mend.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var address = new Uri(AddressOf(Environment.GetEnvironmentVariable), args is [_, var path, ..] ? path : DefaultPath);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout };
        try
        {
            using var response = await http.GetAsync(address).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return 0;
            }

            await Console.Error.WriteLineAsync($"{address} answers {(int)response.StatusCode} {await response.Content.ReadAsStringAsync().ConfigureAwait(false)}").ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{address} doesn't answer: {exception.Message}").ConfigureAwait(false);
        }

        return 1;
    }

    /// <summary>Where the service of this environment listens, seen from its own machine: as Kestrel reads it, URLs before ports.</summary>
    /// <param name="variable">Answers an environment variable's value.</param>
    internal static Uri AddressOf(Func<string, string?> variable)
    {
        var url = First(variable("ASPNETCORE_URLS")) ?? First(variable("DOTNET_URLS"));
        if (url is null)
        {
            var port = First(variable("ASPNETCORE_HTTP_PORTS")) ?? First(variable("DOTNET_HTTP_PORTS")) ?? "5000";
            return new Uri($"http://127.0.0.1:{port}");
        }

        var binding = Microsoft.AspNetCore.Http.BindingAddress.Parse(url);
        var host = binding.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : binding.Host;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"{binding.Scheme}://{host}:{binding.Port}"));
    }

    private static string? First(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
}
