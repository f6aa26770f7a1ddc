namespace Fluxa.EndToEnd.Tests.Clocks;

/// <summary>The machine's clock, whose time of day can be set forth and back while time passes as it does.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private long _stepped;

    public void Step(TimeSpan by) => Interlocked.Add(ref _stepped, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _stepped));
}
