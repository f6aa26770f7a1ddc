using System.Globalization;
using Fluxa.Contracts;

namespace Fluxa.Ingest.DailyLimits;

/// <summary>Reads rules as they stand in the configuration. Pure.</summary>
internal static class DailyLimitText
{
    // A place is an integer of PostgreSQL; more than this a day is no limit for one user.
    private const int Largest = 1_000_000_000;

    /// <summary>The rules, and what is wrong with those that are none.</summary>
    public static (List<DailyLimitRule> Rules, List<string> Faults) Read(string text)
    {
        var rules = new List<DailyLimitRule>();
        var faults = new List<string>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ReadOne(part) is not { } rule)
            {
                faults.Add($"'{part}' is no tenant/event type/field=number, with * for any tenant or type, {string.Join(" or ", DailyLimitRule.Fields)} as field and a number up to {Largest}");
            }
            else if (rule.EventType is not (DailyLimitRule.Any or EventTypes.TransactionV1))
            {
                faults.Add($"'{part}' is about a type that no event has, so it would limit nothing; there is {EventTypes.TransactionV1}");
            }
            else if (rules.Exists(other => (other.Tenant, other.EventType) == (rule.Tenant, rule.EventType)))
            {
                faults.Add($"'{part}' is the second limit for the same tenant and type, and only one can hold");
            }
            else
            {
                rules.Add(rule);
            }
        }

        return (rules, faults);
    }

    private static DailyLimitRule? ReadOne(string part)
        => part.Split('=', StringSplitOptions.TrimEntries) is [var name, var number]
            && name.Split('/', StringSplitOptions.TrimEntries) is [{ Length: > 0 } tenant, { Length: > 0 } eventType, var field]
            && DailyLimitRule.Fields.Contains(field)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most <= Largest
            ? new DailyLimitRule(tenant, eventType, field, most)
            : null;
}
