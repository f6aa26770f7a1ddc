using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Running;

namespace Fluxa.Cli.Up;

/// <summary>Services of an earlier run that outlived it because it and their guards were killed at once.</summary>
internal static class LeftoverServices
{
    public static async Task StopAsync(RunState? earlier, Checkout checkout, UpScreen screen, CancellationToken cancellationToken)
    {
        foreach (var (project, processId) in earlier?.Services ?? new Dictionary<string, int>())
        {
            if (await StaleService.StopAsync(checkout, project, processId, TimeProvider.System, cancellationToken))
            {
                screen.Step($"Stopped {project} of an earlier run (process {processId})");
            }
        }
    }
}
