using Fluxa.Hosting.Logging;
using Serilog.Core;
using Serilog.Events;

namespace Fluxa.Hosting.Tests.Logging;

/// <summary>Writes formatted lines into memory.</summary>
internal sealed class WriterSink(TextWriter output) : ILogEventSink
{
    private readonly JsonLineFormatter _formatter = new();

    public void Emit(LogEvent logEvent) => _formatter.Format(logEvent, output);
}
