using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>
/// Stands between a service and the SQS/SNS/S3 emulator on loopback, forwards every call, counts it, and breaks those that
/// <see cref="Plan"/> says: the emulator itself never duplicates, throttles or fails.
/// </summary>
public sealed class AwsFaultProxy : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Service, string Operation), long> _counts = new();
    private readonly WebApplication _app;
    private readonly AwsForwarder _forwarder;

    private AwsFaultProxy(Uri target, int seed)
    {
        Plan = new AwsFaultPlan(seed);
        _forwarder = new AwsForwarder(target, seed);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024);
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>The rules in force.</summary>
    public AwsFaultPlan Plan { get; }

    /// <summary>Where to call instead of the emulator.</summary>
    public Uri ServiceUrl { get; private set; } = null!;

    /// <summary>Every call of the run so far, by service and operation, faulty ones included.</summary>
    public IReadOnlyDictionary<(string Service, string Operation), long> Counts => _counts;

    /// <summary>Told of every call as it comes in, before anything is done to it; null: nobody.</summary>
    public Action<AwsCall>? Seen { get; set; }

    /// <summary>Starts forwarding; nothing is broken until <see cref="Plan"/> says so.</summary>
    /// <param name="target">The emulator.</param>
    /// <param name="cancellationToken">Abandons the start.</param>
    /// <param name="seed">Of the chances: the same seed and the same calls meet the same faults.</param>
    public static async Task<AwsFaultProxy> StartAsync(Uri target, CancellationToken cancellationToken, int seed = 1)
    {
        var proxy = new AwsFaultProxy(target, seed);
        await proxy._app.StartAsync(cancellationToken);
        var addresses = proxy._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        proxy.ServiceUrl = new Uri(addresses.Addresses.Single());
        return proxy;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // A long poll under way must not hold the stop up.
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _forwarder.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            var call = await AwsCallReader.ReadAsync(context.Request, context.RequestAborted);
            _counts.AddOrUpdate((call.Service, call.Operation), 1, (_, count) => count + 1);
            Seen?.Invoke(call);
            await AnswerAsync(context, call, Plan.Next(call));
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException)
        {
            // The caller went away, or the emulator is down: either way the connection just ends.
            context.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext context, AwsCall call, AwsFault? fault)
    {
        switch (fault)
        {
            case AwsFault.Fail error:
                await WriteAsync(context, AwsErrorAnswer.For(call, error));
                break;
            case AwsFault.Throttle:
                await WriteAsync(context, AwsErrorAnswer.Throttled(call));
                break;
            case AwsFault.LoseRequest:
                context.Abort();
                break;
            case AwsFault.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
                break;
            default:
                await _forwarder.ForwardAsync(context, call, fault);
                break;
        }
    }

    private static async Task WriteAsync(HttpContext context, AwsErrorAnswer answer)
    {
        context.Response.StatusCode = (int)answer.Status;
        context.Response.ContentType = answer.ContentType;
        if (answer.ErrorHeader.Length > 0)
        {
            context.Response.Headers["x-amzn-query-error"] = answer.ErrorHeader;
        }

        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
