using System.Diagnostics;
using Fluxa.Hosting.Telemetry;

namespace Fluxa.Hosting.Tests.Telemetry;

public sealed class TracePropagationTests
{
    private const string Sampled = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private const string Unsampled = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    [Theory]
    [InlineData(Sampled, true)]
    [InlineData(Unsampled, false)]
    public void A_span_goes_on_with_its_callers_trace_and_sampling(string traceParent, bool isSampled)
    {
        using var propagation = new TracePropagation(keepsSampled: true);
        using var source = new ActivitySource("Fluxa.Test.Propagation");

        using var remote = source.StartActivity("receive", ActivityKind.Consumer, traceParent);
        using var inner = source.StartActivity("commit");

        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", remote!.TraceId.ToHexString());
        Assert.Equal((isSampled, isSampled), (remote.Recorded, inner!.Recorded));
        Assert.Equal(remote.SpanId, inner.ParentSpanId);
    }
}
