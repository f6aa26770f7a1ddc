using System.Globalization;
using Fluxa.Cli.Dlq.Views;

namespace Fluxa.Cli.Dlq.Tables;

/// <summary>Failures, a line each.</summary>
internal static class FailureTable
{
    private const int MessageWidth = 80;

    public static void Write(IReadOnlyList<FailureView> failures, TextWriter output, DateTimeOffset now)
    {
        var table = new TextTable("FAILURE", "EVENT", "FAILED", "STATE", "ATTEMPTS", "REDRIVES", "REASON", "EXCEPTION", "MESSAGE");
        foreach (var failure in failures)
        {
            table.Add(
                failure.FailureId.ToString(),
                failure.EventId?.ToString(),
                Age.Of(failure.LastFailedAt, now),
                failure.State,
                failure.Attempts.ToString(CultureInfo.InvariantCulture),
                failure.Redrives.ToString(CultureInfo.InvariantCulture),
                failure.Reason,
                Shortened.Type(failure.ExceptionType),
                Shortened.To(MessageWidth, failure.ExceptionMessage));
        }

        table.WriteTo(output);
    }
}
