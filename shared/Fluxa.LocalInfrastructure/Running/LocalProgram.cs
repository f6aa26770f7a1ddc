using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Packages;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Running;

/// <summary>Runs a built program of this checkout to its end; it never outlives this process.</summary>
public static class LocalProgram
{
    /// <summary>Runs the program and waits.</summary>
    /// <param name="project">The project, for example <c>Fluxa.Ingest.Tests</c>; it must have been built (Release).</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Environment variables besides this process's own; a null value takes one away.</param>
    /// <param name="limit">It is killed when it takes longer.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="LocalInfrastructureException">It isn't built.</exception>
    public static async Task<ProgramEnd> RunAsync(
        string project, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment, TimeSpan limit, CancellationToken cancellationToken)
    {
        var checkout = Checkout.Find();
        var program = BuiltProgram.Find(checkout, project);
        var packages = await new LocalPackages(checkout, TimeProvider.System).EnsureAsync(_ => { }, cancellationToken);
        var order = new GuardOrder { Command = program.Host, Args = [program.Assembly, .. arguments], Cwd = program.Folder };
        var lines = new LastLines();
        await using var process = await GuardedProcess.StartAsync(packages, order, environment, lines.Add, cancellationToken);
        try
        {
            var code = await process.Exited.WaitAsync(limit, cancellationToken);
            return new ProgramEnd(code, TimedOut: false, lines.Snapshot());
        }
        catch (TimeoutException)
        {
            await process.KillAsync();
            return new ProgramEnd(await process.Exited, TimedOut: true, lines.Snapshot());
        }
    }
}
