using System.Globalization;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Tables;
using Fluxa.Cli.Dlq.Views;

namespace Fluxa.Cli.Dlq.Redriving;

/// <summary>A plan for people.</summary>
internal static class PlanText
{
    public static void Write(RedriveView plan, DlqSession session)
    {
        var output = session.Output;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Plan {plan.RedriveId}: {plan.Count} messages at {plan.RatePerSecond:0.#}/s, about {Duration(plan.EstimatedSeconds)}. Nothing is sent yet."));
        foreach (var group in plan.Groups)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {group.Count,7}  {group.Title}  ({group.Group})"));
        }

        foreach (var warning in plan.Warnings)
        {
            output.WriteLine($"  warning: {warning.Detail}{(warning.Count is { } count ? string.Create(CultureInfo.InvariantCulture, $" ({count})") : string.Empty)}");
        }

        if (plan.Sample.Count > 0)
        {
            output.WriteLine("For example:");
            FailureTable.Write(plan.Sample, output, session.Clock.GetUtcNow());
        }

        var until = plan.ExpiresAt is { } expiry ? string.Create(CultureInfo.InvariantCulture, $" before {expiry.UtcDateTime:HH:mm:ss} UTC") : string.Empty;
        session.Hint($"To send it{until}: fluxa dlq redrive --plan {plan.RedriveId} --reason \"…\"");
    }

    private static string Duration(double seconds) => seconds < 120
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds / 60):0} min");
}
