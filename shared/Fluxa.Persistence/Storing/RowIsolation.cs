using Fluxa.Persistence.Faults;
using Npgsql;

namespace Fluxa.Persistence.Storing;

/// <summary>
/// Keeps rows that can't be stored from failing their neighbours: when a statement fails for a row's data, a second one stores each row by
/// itself and says of which it couldn't. So bad rows, and copies that the inbox has forgotten, cost one round trip more, whatever their number.
/// </summary>
internal static class RowIsolation
{
    /// <summary>Stores all rows but those that can't be, which go to <paramref name="reject"/>.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="togetherAsync">Stores all rows or none.</param>
    /// <param name="oneByOneAsync">Stores each row by itself and answers those that can't be.</param>
    /// <param name="reject">Told of each row that can't be stored.</param>
    public static async Task RunAsync(
        IReadOnlyList<PendingEvent> rows,
        Func<IReadOnlyList<PendingEvent>, Task> togetherAsync,
        Func<IReadOnlyList<PendingEvent>, Task<IReadOnlyList<RefusedRow>>> oneByOneAsync,
        Action<RefusedRow> reject)
    {
        if (rows.Count == 0)
        {
            return;
        }

        try
        {
            await togetherAsync(rows).ConfigureAwait(false);
        }
        catch (PostgresException fault) when (PostgresFaults.IsRowFault(fault))
        {
            IReadOnlyList<RefusedRow> refused = rows.Count == 1 && !IsForgottenCopy(fault)
                ? [new RefusedRow(rows[0], fault.SqlState, fault.MessageText)]
                : await oneByOneAsync(rows).ConfigureAwait(false);
            foreach (var row in refused)
            {
                reject(row);
            }
        }
    }

    // A copy of an event whose key was cleaned from the inbox: no fault, and storing it by itself finds that out.
    private static bool IsForgottenCopy(PostgresException fault) => fault is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pk_events" };
}
