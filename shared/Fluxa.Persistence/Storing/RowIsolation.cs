using Fluxa.Persistence.Faults;

namespace Fluxa.Persistence.Storing;

/// <summary>
/// Finds the one row a statement fails for, so that the others don't fail with it. A bad row among n costs log₂ n + 1 more
/// statements: of each two halves only the first is tried, and the rest follows in one statement at the end.
/// </summary>
internal static class RowIsolation
{
    /// <summary>Runs <paramref name="insertAsync"/> over all rows except those it fails for, which go to <paramref name="reject"/>.</summary>
    public static async Task RunAsync(
        IReadOnlyList<PendingEvent> rows,
        Func<IReadOnlyList<PendingEvent>, Task> insertAsync,
        Action<PendingEvent, Exception> reject)
    {
        while (rows.Count > 0)
        {
            if (await TryAsync(rows, insertAsync).ConfigureAwait(false) is not { } fault)
            {
                return;
            }

            var untried = new List<PendingEvent>();
            while (rows.Count > 1)
            {
                var (first, second) = Halve(rows);
                var firstFault = await TryAsync(first, insertAsync).ConfigureAwait(false);
                if (firstFault is null)
                {
                    rows = second;
                    continue;
                }

                fault = firstFault;
                untried.AddRange(second);
                rows = first;
            }

            reject(rows[0], fault);

            // The halves were put aside from the back to the front; the keys must be in order again.
            untried.Sort((left, right) => left.Key.CompareTo(right.Key));
            rows = untried;
        }
    }

    private static async Task<Exception?> TryAsync(IReadOnlyList<PendingEvent> rows, Func<IReadOnlyList<PendingEvent>, Task> insertAsync)
    {
        try
        {
            await insertAsync(rows).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (PostgresFaults.IsRowFault(exception))
        {
            return exception;
        }
    }

    private static (IReadOnlyList<PendingEvent> First, IReadOnlyList<PendingEvent> Second) Halve(IReadOnlyList<PendingEvent> rows) =>
        ([.. rows.Take(rows.Count / 2)], [.. rows.Skip(rows.Count / 2)]);
}
