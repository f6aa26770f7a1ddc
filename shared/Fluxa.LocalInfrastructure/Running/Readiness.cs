using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Running;

/// <summary>Asks a service's <c>/health/ready</c> until it says yes.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <exception cref="LocalInfrastructureException">It ended, or wasn't ready in time.</exception>
    public static async Task WaitAsync(
        string name, Uri url, Task<ChildExit> exited, LastLines lines, TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        var answer = "nothing";
        for (var started = clock.GetTimestamp(); clock.GetElapsedTime(started) < patience;)
        {
            if (exited.IsCompleted)
            {
                var exit = await exited;
                throw new LocalInfrastructureException($"{name} ended with exit code {exit.Code} before it was ready: {string.Join(" | ", exit.LastLines)}");
            }

            answer = await AskAsync(new Uri(url, "/health/ready"), cancellationToken);
            if (answer == "200")
            {
                return;
            }

            await Task.Delay(Poll, clock, cancellationToken);
        }

        throw new LocalInfrastructureException(
            $"{name} wasn't ready within {patience.TotalSeconds:0} s (its last answer: {answer}): {string.Join(" | ", lines.Snapshot())}");
    }

    private static async Task<string> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Http.GetAsync(url, cancellationToken);
            return response.IsSuccessStatusCode ? "200" : $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellationToken)}";
        }
        catch (HttpRequestException)
        {
            return "nothing";
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "nothing";
        }
    }
}
