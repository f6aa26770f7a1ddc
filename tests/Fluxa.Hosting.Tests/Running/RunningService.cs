using System.Collections.Concurrent;
using System.Text.Json;
using Fluxa.Hosting.Health;
using Fluxa.Hosting.Logging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Fluxa.Hosting.Tests.Running;

/// <summary>A service over real Kestrel whose log lines are kept instead of printed.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly LineSink _lines;

    private RunningService(WebApplication app, LineSink lines)
    {
        App = app;
        _lines = lines;
    }

    public WebApplication App { get; }

    public HttpClient Http { get; private set; } = new();

    public IReadOnlyList<string> RawLines => [.. _lines.Lines];

    public IReadOnlyList<JsonElement> Lines => [.. _lines.Lines.Select(line => JsonElement.Parse(line))];

    /// <summary>Builds a service that is not started yet.</summary>
    public static RunningService Build(Dictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? configure = null, Action<IEndpointRouteBuilder>? map = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = settings?.GetValueOrDefault("environment") });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.AddFluxaService("test");
        var lines = new LineSink();
        builder.Services.RemoveAll<ILoggerProvider>();
        builder.Services.AddSingleton<ILoggerProvider>(provider => new FluxaLoggerProvider(
            new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(lines).CreateLogger(),
            provider.GetRequiredService<TimeProvider>()));
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseFluxaService();
        app.MapFluxaHealth();
        app.MapGet("/ok", () => Results.Ok());
        map?.Invoke(app);
        return new RunningService(app, lines);
    }

    public static async Task<RunningService> StartAsync(Dictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? configure = null, Action<IEndpointRouteBuilder>? map = null)
    {
        var service = Build(settings, configure, map);
        await service.App.StartAsync();
        service.Http = new HttpClient { BaseAddress = new Uri(service.App.Urls.Single()) };
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
    }

    private sealed class LineSink : ILogEventSink
    {
        private readonly JsonLineFormatter _formatter = new();

        public ConcurrentQueue<string> Lines { get; } = new();

        public void Emit(LogEvent logEvent)
        {
            using var writer = new StringWriter();
            _formatter.Format(logEvent, writer);
            Lines.Enqueue(writer.ToString());
        }
    }
}
