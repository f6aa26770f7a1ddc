using System.Diagnostics;
using Fluxa.Hosting.Limits;
using OpenTelemetry.Trace;

namespace Fluxa.Hosting.Telemetry;

/// <summary>
/// Records every trace while there are few, and so many a second when there are more: what traces cost is bounded, whatever comes. Who calls decides
/// that a trace is not recorded; whether it is, is decided where it enters this process, and by its spans here and by everybody behind it kept to.
/// </summary>
/// <param name="perSecond">Traces that begin or go on here, a second; as many again of the process's own work that nobody asked for: polls, sweeps, shared commits.</param>
/// <param name="clock">Tells the seconds.</param>
internal sealed class TraceBudget(int perSecond, TimeProvider clock) : Sampler
{
    private static readonly SamplingResult Record = new(SamplingDecision.RecordAndSample);
    private static readonly SamplingResult PassOn = new(SamplingDecision.Drop);
    private readonly TokenBucket _asked = new(perSecond, perSecond, clock);
    private readonly TokenBucket _own = new(perSecond, perSecond, clock);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var parent = samplingParameters.ParentContext;
        var enters = samplingParameters.Kind is ActivityKind.Server or ActivityKind.Consumer;
        if (parent.TraceId == default)
        {
            return (enters ? _asked : _own).TryEnter(1) ? Record : PassOn;
        }

        if (!parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded))
        {
            return PassOn;
        }

        var goesOn = !enters || Activity.Current?.SpanId == parent.SpanId;
        return goesOn || _asked.TryEnter(1) ? Record : PassOn;
    }
}
