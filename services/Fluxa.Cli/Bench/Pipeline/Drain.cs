namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>One drained queue: how long it took and what it used.</summary>
internal sealed record Drain(int Messages, TimeSpan Elapsed, Consumption Used)
{
    public double PerSecond => Messages / Elapsed.TotalSeconds;

    public double StatementsEach => (double)Used.Statements / Messages;

    public double RequestsEach => (double)Used.Requests / Messages;

    public double WalBytesEach => Used.WalBytes / Messages;

    public double DotnetMicrosecondsEach => Used.DotnetMicroseconds / Messages;

    public double PostgresMicrosecondsEach => Used.PostgresMicroseconds / Messages;

    public double EmulatorMicrosecondsEach => Used.EmulatorMicroseconds / Messages;

    /// <summary>Of one core; near 1 it can do no more.</summary>
    public double EmulatorShare => Used.EmulatorMicroseconds / Elapsed.TotalMicroseconds;
}
