using Microsoft.Extensions.Logging;
using Serilog.Core;

namespace Fluxa.Hosting.Logging;

/// <summary>
/// Hands log events to Serilog as they are: the message as the generated code rendered it, a parameter named <c>EventId</c> beside the id
/// of the log event (the stock bridge lets the latter overwrite the former).
/// </summary>
internal sealed class FluxaLoggerProvider(Logger sink, TimeProvider clock) : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) => new FluxaLogger(categoryName, sink, clock, () => _scopes);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose() => sink.Dispose();
}
