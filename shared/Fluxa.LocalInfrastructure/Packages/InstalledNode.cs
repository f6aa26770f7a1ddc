using System.ComponentModel;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Packages;

/// <summary>The machine's own Node.js, for platforms without a package that carries one.</summary>
internal static class InstalledNode
{
    /// <summary>The first release with the SQLite that the emulator stores its data in.</summary>
    private static readonly Version Needed = new(22, 5);

    /// <exception cref="LocalInfrastructureException">There is none, or it is too old.</exception>
    public static async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        string[] ask = ["-p", "process.execPath + ' ' + process.versions.node"];
        ProgramResult result;
        try
        {
            result = await ProgramRun.RunAsync("node", ask, Path.GetTempPath(), cancellationToken);
        }
        catch (Win32Exception missing)
        {
            throw new LocalInfrastructureException($"Node.js isn't installed or not on PATH: install Node.js {Needed} or later (https://nodejs.org) and try again.", missing);
        }

        var answer = result.Output.Trim();
        var space = answer.LastIndexOf(' ');
        return space > 0 && Version.TryParse(answer[(space + 1)..], out var version) && version >= Needed
            ? answer[..space]
            : throw new LocalInfrastructureException($"The emulator needs Node.js {Needed} or later and the one on PATH is {answer[(space + 1)..]}: install a newer one (https://nodejs.org) and try again.");
    }
}
