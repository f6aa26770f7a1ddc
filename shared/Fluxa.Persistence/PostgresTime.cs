namespace Fluxa.Persistence;

/// <summary>Time as PostgreSQL keeps it: UTC, in microseconds.</summary>
internal static class PostgresTime
{
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
