using Fluxa.ClaimCheck;
using Fluxa.Contracts;
using Fluxa.Persistence;
using Fluxa.Persistence.Storing;
using Fluxa.Processor.Failures;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Dependencies;

/// <summary>What the Processor can't work without: PostgreSQL for every event, so receiving rests while it is away; S3 for large ones only, so those go back and the others go on.</summary>
internal sealed partial class ProcessorDependencies(
    EventStore store,
    PayloadStore payloads,
    IOptions<DependencyOptions> options,
    ProcessorMetrics metrics,
    TimeProvider clock,
    ILogger<DependencyWatch> logger)
{
    /// <summary>Closed while PostgreSQL is away.</summary>
    public ReceiveGate Gate { get; } = new();

    public DependencyWatch Postgres => field ??= new DependencyWatch("PostgreSQL", store.CanStoreAsync, Gate, options, metrics, clock, logger);

    public DependencyWatch S3 => field ??= new DependencyWatch("S3", payloads.AnswersAsync, gate: null, options, metrics, clock, logger);

    public IEnumerable<DependencyWatch> All => [Postgres, S3];

    /// <summary>Has the dependencies looked after that a transient failure may come from; answers the one that is known to be away.</summary>
    public DependencyWatch? Blame(Exception failure, IngestEvent command)
    {
        var chain = FaultClassifier.Chain(failure).ToList();
        var isOfPostgres = chain.Exists(cause => cause is StoreUnavailableException);
        var isOfS3 = chain.Exists(cause => cause is PayloadStoreUnavailableException or DependencyAwayException);
        var needsS3 = command.PayloadMode == PayloadModes.S3;
        if (!isOfS3)
        {
            Postgres.Failed(isOfPostgres);
        }

        if (needsS3 && !isOfPostgres)
        {
            S3.Failed(isOfS3);
        }

        return Postgres.IsAway ? Postgres : needsS3 && S3.IsAway ? S3 : null;
    }

    /// <summary>Has the message go back to the queue, uncounted, when its consumer returns; false when its transport can't.</summary>
    public bool TryHandBack(ConsumeContext context, DependencyWatch away)
    {
        if (!context.HandBack(options.Value.HandBack))
        {
            return false;
        }

        metrics.HandedBack(away.Name);
        Log.HandedBack(logger, context.MessageId, away.Name);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(5013, LogLevel.Debug, "Message {MessageId} goes back to the queue: {Dependency} is away")]
        public static partial void HandedBack(ILogger logger, Guid? messageId, string dependency);
    }
}
