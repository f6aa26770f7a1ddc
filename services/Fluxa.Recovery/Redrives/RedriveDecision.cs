using System.Globalization;

namespace Fluxa.Recovery.Redrives;

/// <summary>Decides a redrive's next step from where its items stand. Pure.</summary>
internal static class RedriveDecision
{
    /// <summary>Of the messages with an outcome, so many in a hundred may fail again.</summary>
    private const int FailedPercent = 10;

    /// <summary>Before so many outcomes a share says nothing.</summary>
    private const int FewestOutcomes = 10;

    public static RedriveStep Of(string stage, RedriveTotals totals) => StopOf(stage, totals) ?? NextOf(stage, totals);

    // A canary exists to fail: one is enough.
    private static RedriveStep.Stop? StopOf(string stage, RedriveTotals totals)
    {
        if (RedriveStages.SizeOf(stage) is not null)
        {
            return (totals.FailedAgain, totals.Unknown) switch
            {
                ( > 0, _) => Stop($"{totals.FailedAgain} of the messages of {stage} failed again: the cause is still there"),
                (_, > 0) => Stop($"the outcome of {totals.Unknown} of the messages of {stage} is unknown: are they being consumed?"),
                _ => null,
            };
        }

        var bad = totals.FailedAgain + totals.Unknown;
        var settled = totals.Processed + totals.Unfollowed + bad;
        return settled >= FewestOutcomes && bad * 100 > settled * FailedPercent
            ? Stop($"{totals.FailedAgain} of {settled} messages failed again and {totals.Unknown} have no outcome: more than {FailedPercent} %")
            : null;
    }

    private static RedriveStep NextOf(string stage, RedriveTotals totals)
    {
        var room = RedriveStages.SizeOf(stage) - totals.SpentIn(stage);
        if (totals.Pending > 0 && (room is null or > 0))
        {
            return new RedriveStep.Send((int?)room);
        }

        return (totals.Sent, totals.Pending) switch
        {
            ( > 0, _) => new RedriveStep.Wait(),
            (_, 0) => new RedriveStep.Finish(),
            _ => new RedriveStep.Advance(RedriveStages.After(stage)),
        };
    }

    private static RedriveStep.Stop Stop(FormattableString because) => new(because.ToString(CultureInfo.InvariantCulture));
}
