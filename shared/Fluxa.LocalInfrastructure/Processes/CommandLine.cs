using System.Diagnostics;
using System.Globalization;

namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>What a process was started with: a pid found in a file may by now be somebody else's.</summary>
internal static class CommandLine
{
    /// <summary>The command line, or an empty string when the process is gone.</summary>
    public static string Of(int processId)
    {
        if (!Posix.IsAlive(processId))
        {
            return string.Empty;
        }

        return OperatingSystem.IsLinux() ? FromProc(processId) : FromPs(processId);
    }

    private static string FromProc(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    private static string FromPs(int processId)
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["-o", "command=", "-p", processId.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        });
        return ps?.StandardOutput.ReadToEnd() ?? string.Empty;
    }
}
