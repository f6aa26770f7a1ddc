using System.ComponentModel;
using System.Diagnostics;

namespace Fluxa.Cli.Verify.Deployed;

/// <summary>The <c>aws</c> command of this machine.</summary>
internal static class AwsCommand
{
    /// <exception cref="CliException">It isn't installed, or refuses.</exception>
    public static async Task<string> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("aws", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            throw new CliException("--environment asks CloudWatch through the aws command, which isn't installed: install it, or leave --environment out.");
        }

        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? await output
            : throw new CliException($"aws {arguments[0]} {arguments[1]} refused: {(await error).Trim()}");
    }
}
