using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Running;

/// <summary>Ends a service that outlived whoever started it.</summary>
public static class StaleService
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Stops the process when it still is the named service of this checkout; true when it was.</summary>
    /// <param name="checkout">Whose build it runs.</param>
    /// <param name="project">The service's project.</param>
    /// <param name="processId">The process it was; by now the number may be somebody else's.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellationToken">Stops waiting for its end.</param>
    public static async Task<bool> StopAsync(Checkout checkout, string project, int processId, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!CommandLine.Of(processId).Contains(Path.Combine(checkout.Root, "artifacts", "bin", project), StringComparison.Ordinal))
        {
            return false;
        }

        Posix.Signal(processId, PosixSignalNumber.Terminate);
        if (!await ProcessEnd.WaitAsync(processId, Grace, clock, cancellationToken))
        {
            Posix.Signal(processId, PosixSignalNumber.Kill);
            await ProcessEnd.WaitAsync(processId, Grace, clock, cancellationToken);
        }

        return true;
    }
}
