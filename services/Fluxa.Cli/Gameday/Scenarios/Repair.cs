using System.Text.Json.Nodes;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Views;

namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>What an operator does with what a fault left behind: the same calls that <c>fluxa dlq</c> makes.</summary>
internal static class Repair
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Plans a redrive of all open failures of a reason and carries it out to its end; answers it, or null when there was nothing to send.</summary>
    public static async Task<RedriveView?> RedriveAsync(Field field, string reason, CancellationToken cancellationToken)
    {
        var recovery = field.Recovery;
        var filter = $"reason={reason}";
        if ((await recovery.GetAsync($"failures/count?{filter}", cancellationToken)).GetProperty("count").GetInt64() == 0)
        {
            return null;
        }

        var request = new JsonObject
        {
            ["filter"] = new JsonObject { ["reason"] = reason },
            ["rate_per_second"] = 200,
            ["canary"] = true,
            ["reason"] = "game day: the cause is mended",
        };
        var plan = View.Of<RedriveView>(await recovery.PostAsync("redrives/plan", request, cancellationToken));
        await recovery.PostAsync($"redrives/{plan.RedriveId}/execute", new JsonObject { ["reason"] = "game day" }, cancellationToken);
        while (true)
        {
            var redrive = View.Of<RedriveView>(await recovery.GetAsync($"redrives/{plan.RedriveId}", cancellationToken));
            if (redrive.Ended)
            {
                return redrive;
            }

            await Task.Delay(Look, field.Clock, cancellationToken);
        }
    }

    /// <summary>Closes all open failures of a reason.</summary>
    public static Task DiscardAsync(RecoveryClient recovery, string reason, CancellationToken cancellationToken) => recovery.PostAsync(
        "failures/discard",
        new JsonObject { ["filter"] = new JsonObject { ["reason"] = reason }, ["reason"] = "game day: nobody's event", ["dry_run"] = false },
        cancellationToken);
}
