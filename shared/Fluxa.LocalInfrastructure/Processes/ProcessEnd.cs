namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>Waits for the end of a process that isn't our child.</summary>
internal static class ProcessEnd
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>True when it ended within the time.</summary>
    public static async Task<bool> WaitAsync(int processId, TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (var started = clock.GetTimestamp(); clock.GetElapsedTime(started) < patience;)
        {
            if (!Posix.IsAlive(processId))
            {
                return true;
            }

            await Task.Delay(Poll, clock, cancellationToken);
        }

        return !Posix.IsAlive(processId);
    }
}
