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
    public async Task One_bad_row_wherever_it_stands_costs_a_statement_a_halving_and_one_for_the_rest(int count)
    {
        var rows = Rows(count);

        foreach (var bad in rows)
        {
            var (statements, stored, rejected) = await RunAsync(rows, [bad]);

            Assert.Equal([bad], rejected);
            Assert.Equal(rows.Except([bad]).OrderBy(row => row.Key), stored.OrderBy(row => row.Key));
            Assert.InRange(statements, 1, 1 + BitOperations.Log2((uint)count) + 1);
        }
    }

    [Fact]
    public async Task Of_many_bad_rows_each_fails_alone()
    {
        var rows = Rows(100);
        PendingEvent[] bad = [rows[0], rows[13], rows[14], rows[99]];

        var (statements, stored, rejected) = await RunAsync(rows, bad);

        Assert.Equal(bad.OrderBy(row => row.Key), rejected.OrderBy(row => row.Key));
        Assert.Equal(96, stored.Distinct().Count());
        Assert.InRange(statements, 1, 1 + (bad.Length * 8));
    }

    [Fact]
    public async Task What_is_no_row_s_fault_fails_them_all()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => RowIsolation.RunAsync(Rows(8), _ => throw new TimeoutException(), (_, _) => Assert.Fail("No row is to blame.")));
    }

    private static PendingEvent[] Rows(int count) => [.. NewEvents.Many(count).Select(row => new PendingEvent(row, null, CancellationToken.None)).OrderBy(row => row.Key)];

    private static async Task<(int Statements, List<PendingEvent> Stored, List<PendingEvent> Rejected)> RunAsync(PendingEvent[] rows, PendingEvent[] bad)
    {
        var statements = 0;
        List<PendingEvent> stored = [];
        List<PendingEvent> rejected = [];
        await RowIsolation.RunAsync(rows, InsertAsync, (row, _) => rejected.Add(row));
        return (statements, stored, rejected);

        Task InsertAsync(IReadOnlyList<PendingEvent> part)
        {
            statements++;
            if (part.Any(bad.Contains))
            {
                throw new PostgresException("out of range", "ERROR", "ERROR", PostgresErrorCodes.NumericValueOutOfRange);
            }

            stored.AddRange(part);
            return Task.CompletedTask;
        }
    }
}
