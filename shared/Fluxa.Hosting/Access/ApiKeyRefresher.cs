using Fluxa.Persistence;
using Fluxa.Persistence.Rounds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Access;

/// <summary>Keeps <see cref="ApiKeyDirectory"/> up to date, and writes down the keys' use once a minute.</summary>
internal sealed partial class ApiKeyRefresher(ApiKeyDirectory directory, IOptions<AccessOptions> options, TimeProvider clock, ILogger<ApiKeyRefresher> logger)
    : RoundLoop(clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NoteUseEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LastNote = TimeSpan.FromSeconds(2);

    private bool _failing;
    private long _notedAt = clock.GetTimestamp();

    /// <summary>Reads the keys once, and writes down their use when it is time; true when PostgreSQL did both.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var keys = await directory.LoadAsync(cancellationToken).ConfigureAwait(false);
            if (Clock.GetElapsedTime(_notedAt) >= NoteUseEvery)
            {
                await directory.NoteUseAsync(cancellationToken).ConfigureAwait(false);
                _notedAt = Clock.GetTimestamp();
            }

            if (_failing)
            {
                Log.Restored(logger, keys);
                _failing = false;
            }

            return true;
        }
        catch (StoreUnavailableException exception)
        {
            if (!_failing)
            {
                Log.Unavailable(logger, exception);
                _failing = true;
            }

            return false;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        using var limit = new CancellationTokenSource(LastNote, Clock);
        try
        {
            await directory.NoteUseAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StoreUnavailableException or OperationCanceledException)
        {
            Log.UseForgotten(logger, exception);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Keys == KeyCheck.Off)
        {
            Log.KeysAreOff(logger, Caller.LocalTenant);
            return;
        }

        await base.ExecuteAsync(stoppingToken).ConfigureAwait(false);
    }

    protected override TimeSpan Pause => directory.IsLoaded ? options.Value.Refresh : FirstPause;

    protected override Task RunRoundAsync(CancellationToken stoppingToken) => RunOnceAsync(stoppingToken);

    protected override void Tell(Exception failure) => Log.NotRead(logger, failure);

    private static partial class Log
    {
        [LoggerMessage(3300, LogLevel.Warning, "The API keys could not be read: those that are known are still taken, others are told 503")]
        public static partial void Unavailable(ILogger logger, Exception exception);

        [LoggerMessage(3301, LogLevel.Information, "The API keys can be read again; {Live} are live")]
        public static partial void Restored(ILogger logger, int live);

        [LoggerMessage(3302, LogLevel.Information, "API keys are off: every caller is the tenant {Tenant} and may do everything")]
        public static partial void KeysAreOff(ILogger logger, string tenant);

        [LoggerMessage(3304, LogLevel.Error, "The API keys could not be read, by an exception that no code expected; it is tried again")]
        public static partial void NotRead(ILogger logger, Exception exception);

        [LoggerMessage(3303, LogLevel.Debug, "The last use of API keys could not be written down before the end")]
        public static partial void UseForgotten(ILogger logger, Exception exception);
    }
}
