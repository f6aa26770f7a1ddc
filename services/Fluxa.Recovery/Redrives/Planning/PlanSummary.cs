using Npgsql;

namespace Fluxa.Recovery.Redrives.Planning;

/// <summary>What a plan holds of one cause, with what its warnings are made of.</summary>
internal sealed record PlanSummary(
    PlannedGroup Group, long Old, long Edited, DateTimeOffset LastSeenAt, long SentBefore, long WithoutEvent, long InDoubt)
{
    /// <summary>A failure that is older may no longer be wanted.</summary>
    public static readonly TimeSpan OldAge = TimeSpan.FromDays(7);

    /// <summary>A cause that was seen since then is probably still there.</summary>
    private static readonly TimeSpan StillFailing = TimeSpan.FromMinutes(5);

    public static PlanSummary Read(NpgsqlDataReader row) => new(
        new PlannedGroup(row.GetString(0), row.GetString(1), row.GetInt64(2)),
        row.GetInt64(3), row.GetInt64(4), row.GetFieldValue<DateTimeOffset>(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8));

    public static List<PlanWarning> Warnings(IReadOnlyList<PlanSummary> causes, DateTimeOffset now)
    {
        var failing = causes.Where(cause => now - cause.LastSeenAt < StillFailing).ToList();
        List<PlanWarning> warnings =
        [
            new("too_old", $"first failed more than {OldAge.Days} days ago: are they still wanted?", causes.Sum(cause => cause.Old)),
            new("cause_still_failing", "are of causes that failed within the last 5 minutes: is the fix deployed?", failing.Sum(cause => cause.Group.Count)),
            new("sent_before", "were sent back before and failed again", causes.Sum(cause => cause.SentBefore)),
            new("in_doubt", "were sent back before without a known outcome: they may still be on their way", causes.Sum(cause => cause.InDoubt)),
            new("edited", "are sent as somebody edited them", causes.Sum(cause => cause.Edited)),
            new("not_followed", "are of no Fluxa event: whether they are processed can't be seen, only whether they fail again", causes.Sum(cause => cause.WithoutEvent)),
        ];
        warnings.RemoveAll(warning => warning.Count == 0);
        return warnings;
    }
}
