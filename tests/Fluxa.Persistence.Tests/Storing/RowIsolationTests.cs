using System.Numerics;
using Fluxa.Persistence.Storing;
using Npgsql;

namespace Fluxa.Persistence.Tests.Storing;

public sealed class RowIsolationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(256)]
    public async Task One_bad_row_wherever_it_stands_costs_no_more_than_log2_n_further_statements(int count)
    {
        var rows = Rows(count);

        foreach (var bad in rows)
        {
            var (statements, stored, rejected) = await RunAsync(rows, [bad]);

            Assert.Equal([bad], rejected);
            Assert.Equal(rows.Except([bad]), stored);
            Assert.InRange(statements, 1, 1 + BitOperations.Log2((uint)count));
        }
    }

    [Fact]
    public async Task Bad_rows_cost_one_further_statement_however_many_they_are()
    {
        var rows = Rows(100);
        PendingEvent[] bad = [rows[0], rows[13], rows[14], rows[99]];

        var (statements, stored, rejected) = await RunAsync(rows, bad);

        Assert.Equal(bad, rejected);
        Assert.Equal(rows.Except(bad), stored);
        Assert.Equal(2, statements);
    }

    [Fact]
    public async Task No_row_takes_no_statement() => Assert.Equal(0, (await RunAsync([], [])).Statements);

    [Fact]
    public async Task What_is_no_row_s_fault_fails_them_all()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => RowIsolation.RunAsync(
            Rows(8),
            _ => throw new TimeoutException(),
            _ => throw new InvalidOperationException("No row is to blame."),
            _ => Assert.Fail("No row is to blame.")));
    }

    private static PendingEvent[] Rows(int count) => [.. NewEvents.Many(count).Select(row => new PendingEvent(row, null, CancellationToken.None)).OrderBy(row => row.Key)];

    private static async Task<(int Statements, List<PendingEvent> Stored, List<PendingEvent> Rejected)> RunAsync(PendingEvent[] rows, PendingEvent[] bad)
    {
        var statements = 0;
        List<PendingEvent> stored = [];
        List<PendingEvent> rejected = [];
        await RowIsolation.RunAsync(rows, TogetherAsync, OneByOneAsync, row => rejected.Add(row.Pending));
        return (statements, stored, rejected);

        Task TogetherAsync(IReadOnlyList<PendingEvent> all)
        {
            statements++;
            if (all.Any(bad.Contains))
            {
                throw new PostgresException("out of range", "ERROR", "ERROR", PostgresErrorCodes.NumericValueOutOfRange);
            }

            stored.AddRange(all);
            return Task.CompletedTask;
        }

        Task<IReadOnlyList<RefusedRow>> OneByOneAsync(IReadOnlyList<PendingEvent> all)
        {
            statements++;
            stored.AddRange(all.Except(bad));
            return Task.FromResult<IReadOnlyList<RefusedRow>>([.. all.Where(bad.Contains).Select(row => new RefusedRow(row, PostgresErrorCodes.NumericValueOutOfRange, "out of range"))]);
        }
    }
}
