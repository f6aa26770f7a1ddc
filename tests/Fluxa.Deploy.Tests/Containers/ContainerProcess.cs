using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Packages;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.Deploy.Tests.Containers;

/// <summary>A program run as its container would run it: in its own folder, with no environment but the one it is given.</summary>
internal sealed class ContainerProcess : IAsyncDisposable
{
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
    private readonly GuardedProcess _process;
    private readonly ConcurrentQueue<string> _lines;

    private ContainerProcess(GuardedProcess process, ConcurrentQueue<string> lines)
    {
        _process = process;
        _lines = lines;
    }

    public IReadOnlyList<string> Lines => [.. _lines];

    public Task<int> Exited => _process.Exited;

    public static async Task<ContainerProcess> StartAsync(string program, string[] arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var packages = await new LocalPackages(Checkout.Find(), TimeProvider.System).EnsureAsync(_ => { }, CancellationToken.None);
        var order = new GuardOrder
        {
            Command = program switch { "dotnet" => Dotnet, "node" => packages.Node, _ => program },
            Args = arguments,
            Cwd = folder,
            GraceMs = 30_000,
        };
        var lines = new ConcurrentQueue<string>();
        return new ContainerProcess(await GuardedProcess.StartAsync(packages, order, Only(environment), lines.Enqueue, CancellationToken.None), lines);
    }

    /// <summary>Runs a short program to its end.</summary>
    public static async Task<(int ExitCode, IReadOnlyList<string> Lines)> RunAsync(string[] command, string folder, IReadOnlyDictionary<string, string> environment)
    {
        await using var process = await StartAsync(command[0], command[1..], folder, environment);
        return (await process.Exited.WaitAsync(TimeSpan.FromMinutes(2)), process.Lines);
    }

    /// <summary>SIGTERM, as Docker sends it; answers the exit code.</summary>
    public Task<int> StopAsync() => _process.StopAsync();

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    /// <summary>The environment with everything of this process taken away; PATH is every container's.</summary>
    private static Dictionary<string, string?> Only(IReadOnlyDictionary<string, string> environment)
    {
        var only = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(entry => (string)entry.Key != "PATH")
            .ToDictionary(entry => (string)entry.Key, string? (_) => null);
        foreach (var (name, value) in environment)
        {
            only[name] = value;
        }

        return only;
    }
}
