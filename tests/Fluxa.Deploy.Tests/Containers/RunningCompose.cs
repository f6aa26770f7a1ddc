using System.Text.Json;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Packages;
using Fluxa.LocalInfrastructure.Processes;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Deploy.Tests.Containers;

/// <summary>
/// What <c>docker compose up</c> starts, started without Docker, in the order that the file says: the emulator's own program, the migration job, the
/// services. Only hosts, ports and mounts are others; PostgreSQL is the tests' own.
/// </summary>
internal sealed class RunningCompose(PostgresFixture postgres, PublishedPrograms published) : IAsyncDisposable
{
    private readonly ComposeFile _compose = ComposeFile.Load();
    private readonly string _mounts = Directory.CreateTempSubdirectory("fluxa-compose-").FullName;
    private readonly Dictionary<string, int> _ports = [];
    private readonly Dictionary<string, ContainerProcess> _running = [];
    private string _database = "";

    public Uri UrlOf(string name) => new($"http://127.0.0.1:{_ports[name]}");

    public async Task StartEmulatorAsync()
    {
        var emulator = _compose["emulator"];
        foreach (var mount in emulator.List("volumes").Select(volume => volume.Split(':')).Where(mount => mount[0].StartsWith("./", StringComparison.Ordinal)))
        {
            var target = _mounts + mount[1];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(SourceTree.PathOf(mount[0]), target);
        }

        // The image listens on every interface of its container; this machine's are not to be offered.
        var loopback = Path.Combine(_mounts, "loopback.mjs");
        await File.WriteAllTextAsync(loopback, """
            import net from "node:net";
            const { listen } = net.Server.prototype;
            net.Server.prototype.listen = function (options, ...rest) { return listen.call(this, { ...options, host: "127.0.0.1" }, ...rest); };
            """);
        _ports["emulator"] = FreePort.Choose();
        var environment = Rewrite(emulator.Environment);
        environment["FAUXQS_PORT"] = $"{_ports["emulator"]}";
        environment["FAUXQS_DATA_DIR"] = Directory.CreateDirectory(Path.Combine(_mounts, "data")).FullName;
        environment["NODE_OPTIONS"] += $" --import=file://{loopback}";

        // The image's entry point ends in: node dist/server.js, in the folder of the package.
        var packages = await new LocalPackages(Checkout.Find(), TimeProvider.System).EnsureAsync(_ => { }, CancellationToken.None);
        _running["emulator"] = await ContainerProcess.StartAsync("node", ["dist/server.js"], Path.Combine(packages.Folder, "node_modules", "fauxqs"), environment);
        await AnswersAsync("emulator", new Uri(UrlOf("emulator"), new Uri(_compose["emulator"].HealthCheck[^1]).AbsolutePath));
    }

    /// <summary>Runs the fluxa command as the container of a name does.</summary>
    public async Task<IReadOnlyList<string>> FluxaAsync(string name, params string[] command)
    {
        if (_database.Length == 0)
        {
            _database = await postgres.CreateEmptyDatabaseAsync(CancellationToken.None);
        }

        var (exitCode, lines) = await ContainerProcess.RunAsync([.. EntryPoint("cli"), .. command], published.CopyOf("cli"), Rewrite(_compose[name].Environment));
        Assert.True(exitCode == 0, string.Join('\n', lines));
        return lines;
    }

    public async Task StartAsync(string name)
    {
        _ports[name] = FreePort.Choose();
        _running[name] = await ContainerProcess.StartAsync("dotnet", EntryPoint(name)[1..], published.CopyOf(name), EnvironmentOf(name));
    }

    public Task WaitReadyAsync(string name) => AnswersAsync(name, new Uri(UrlOf(name), _compose[name].HealthCheck[^1]));

    /// <summary>The container's health check, as Docker runs it; answers its exit code.</summary>
    public async Task<int> CheckAsync(string name) =>
        (await ContainerProcess.RunAsync([.. _compose[name].HealthCheck.Skip(1)], published.CopyOf(name), EnvironmentOf(name))).ExitCode;

    public Task<int> StopAsync(string name) => _running[name].StopAsync();

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_running.Where(entry => entry.Key != "emulator").Select(entry => entry.Value.DisposeAsync().AsTask()));
        if (_running.TryGetValue("emulator", out var emulator))
        {
            await emulator.DisposeAsync();
        }

        Directory.Delete(_mounts, recursive: true);
    }

    private static string[] EntryPoint(string target) => JsonSerializer.Deserialize<string[]>(DockerFile.Load()[target].All("ENTRYPOINT").Single())!;

    private async Task AnswersAsync(string name, Uri address)
    {
        using var http = new HttpClient();
        await Eventually.BecomesAsync(
            $"{name} answers {address}",
            async () =>
            {
                Assert.False(_running[name].Exited.IsCompleted, string.Join('\n', _running[name].Lines));
                try
                {
                    using var response = await http.GetAsync(address);
                    return response.IsSuccessStatusCode ? "yes" : await response.Content.ReadAsStringAsync();
                }
                catch (HttpRequestException exception)
                {
                    return exception.Message;
                }
            },
            answer => answer == "yes",
            TimeSpan.FromSeconds(60));
    }

    private Dictionary<string, string> EnvironmentOf(string name)
    {
        var environment = Rewrite(_compose[name].Environment);
        environment["ASPNETCORE_URLS"] = UrlOf(name).ToString();
        return environment;
    }

    private Dictionary<string, string> Rewrite(IReadOnlyDictionary<string, string> environment) =>
        environment.ToDictionary(entry => entry.Key, entry => entry.Key switch
        {
            "Fluxa__Postgres__ConnectionString" => Reach(entry.Value),
            "Fluxa__Aws__ServiceUrl" => UrlOf(new Uri(entry.Value).Host).ToString(),
            "FAUXQS_HOST" => "127.0.0.1",
            _ => entry.Value.Replace("/fluxa/", $"{_mounts}/fluxa/", StringComparison.Ordinal),
        });

    private string Reach(string connection)
    {
        var (wanted, own) = (new NpgsqlConnectionStringBuilder(connection), new NpgsqlConnectionStringBuilder(_database));
        (wanted.Host, wanted.Port, wanted.Database) = (own.Host, own.Port, own.Database);
        if (wanted.Username == "fluxa")
        {
            (wanted.Username, wanted.Password) = (own.Username, own.Password);
        }

        return wanted.ConnectionString;
    }
}
