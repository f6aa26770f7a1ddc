using Fluxa.Ingest.Intake;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace Fluxa.Ingest.Sending;

/// <summary>Knows when waiting for SQS is vain: opens while most sends fail, and lets one through now and then to see.</summary>
internal sealed partial class SendCircuit
{
    private const double FailureRatio = 0.5;

    // Fewer say nothing: a single slow send must not turn the traffic.
    private const int LeastSends = 10;

    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline<bool> _pipeline;

    public SendCircuit(IOptions<IngestOptions> options, TimeProvider clock, ILogger<SendCircuit> logger)
    {
        _pipeline = new ResiliencePipelineBuilder<bool> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<bool>
            {
                ShouldHandle = new PredicateBuilder<bool>().HandleResult(false),
                FailureRatio = FailureRatio,
                MinimumThroughput = LeastSends,
                SamplingDuration = Sampling,
                BreakDuration = options.Value.BreakDuration,
                OnOpened = opened =>
                {
                    Log.Opened(logger, opened.BreakDuration);
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    Log.Closed(logger);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>Runs the send unless the circuit is open; true when it ran and was confirmed.</summary>
    /// <exception cref="OperationCanceledException">The client went away. It says nothing about SQS.</exception>
    public async Task<bool> TryAsync(Func<Task<bool>> send)
    {
        try
        {
            return await _pipeline.ExecuteAsync(static async (send, _) => await send(), send);
        }
        catch (BrokenCircuitException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4010, LogLevel.Warning, "SQS does not confirm: events go into the outbox, and SQS is asked again in {Pause}")]
        public static partial void Opened(ILogger logger, TimeSpan pause);

        [LoggerMessage(4011, LogLevel.Information, "SQS confirms again: events go straight to it")]
        public static partial void Closed(ILogger logger);
    }
}
