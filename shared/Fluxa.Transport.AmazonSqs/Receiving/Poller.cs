using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>Polls a queue as the window allows. A failed poll backs off and is tried again for as long as the endpoint runs.</summary>
internal sealed partial class Poller(
    ReceiveWindow window,
    PollerSource source,
    TimeProvider clock,
    EndpointMetrics metrics,
    ILogger logger)
{
    /// <summary>Lets polls that are being answered bring their messages home; one that still waits for a first message is cut off.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MinBackoff = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FirstQuietPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan MaxQuietPause = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// So many empty answers in a row are chance: one message can wake every poll that waits, and all but one then come back with nothing.
    /// A pause then would leave the queue unwatched under load.
    /// </summary>
    private const int ChanceEmpties = 2 * ReceiveWindow.MaxPolls;


    private readonly InFlightWatch _inFlight = new(source.QueueName, source.CountInFlightAsync, clock, logger);
    private readonly HashSet<Task> _polls = [];
    private int _failures;
    private int _emptyAtOnce;

    /// <summary>Polls while the gate is open, until told to stop; returns when no poll is under way any more.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                await source.Gate.WaitUntilOpenAsync(stopping);
                await PollUntilClosedAsync(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Log.StoppedPolling(logger, source.QueueName);
        }
    }

    private async Task PollUntilClosedAsync(CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, source.Gate.Closing);
        using var cutOff = new CancellationTokenSource();
        try
        {
            while (!ended.IsCancellationRequested)
            {
                for (var count = window.TryStartPoll(); count > 0; count = window.TryStartPoll())
                {
                    _polls.Add(PollAsync(count, ended.Token, cutOff.Token));
                }

                _polls.RemoveWhere(poll => poll.IsCompleted);
                await window.WaitAsync(ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            Log.StoppedPolling(logger, source.QueueName);
        }

        cutOff.CancelAfter(StopGrace);
        await Task.WhenAll(_polls);
        _polls.Clear();
    }

    private async Task PollAsync(int count, CancellationToken stopping, CancellationToken cutOff)
    {
        IReadOnlyList<ReceivedMessage> messages = [];
        try
        {
            await Task.Yield();
            var started = clock.GetTimestamp();
            messages = await source.ReceiveAsync(new ReceiveRequest(count, source.WaitTime, source.Visibility), cutOff);
            var elapsed = clock.GetElapsedTime(started);
            metrics.Polled(messages.Count);

            if (Interlocked.Exchange(ref _failures, 0) > 0)
            {
                await source.RecoveredAsync();
            }

            source.Accept(messages);
            await PauseIfEmptyAtOnceAsync(messages.Count, elapsed, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Log.PollCutOff(logger, source.QueueName);
        }
#pragma warning disable CA1031 // Top of a loop: whatever breaks a poll, the endpoint goes on receiving.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await BackOffAsync(exception, stopping);
        }
        finally
        {
            window.EndPoll(count, messages.Count);
        }
    }

    /// <summary>A queue at its in-flight limit answers a long poll at once, with nothing; so does a wait time of zero. Asking on without a pause would only cost.</summary>
    private async Task PauseIfEmptyAtOnceAsync(int received, TimeSpan elapsed, CancellationToken stopping)
    {
        if (received > 0 || elapsed >= (source.WaitTime / 2) + MaxQuietPause)
        {
            Interlocked.Exchange(ref _emptyAtOnce, 0);
            return;
        }

        var beyondChance = Interlocked.Increment(ref _emptyAtOnce) - ChanceEmpties;
        if (beyondChance > 0)
        {
            await _inFlight.LookAsync(stopping);
            var pause = FirstQuietPause * Math.Pow(2, Math.Min(beyondChance - 1, 10));
            await Task.Delay(pause < MaxQuietPause ? pause : MaxQuietPause, clock, stopping);
        }
    }

    private async Task BackOffAsync(Exception exception, CancellationToken stopping)
    {
        var failures = Interlocked.Increment(ref _failures);
        var ceiling = Math.Min(MaxBackoff.TotalSeconds, MinBackoff.TotalSeconds * Math.Pow(2, Math.Min(failures, 10)));
        var pause = TimeSpan.FromSeconds(ceiling * (0.5 + (Random.Shared.NextDouble() / 2)));
        Log.ReceiveFailed(logger, exception, source.QueueName, failures, pause);
        metrics.PollFailed();
        try
        {
            await source.FailedAsync(exception);
            await Task.Delay(pause, clock, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Log.StoppedPolling(logger, source.QueueName);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1010, LogLevel.Warning, "Receiving from {Queue} failed {Failures} times in a row; next try in {Pause}")]
        public static partial void ReceiveFailed(ILogger logger, Exception exception, string queue, int failures, TimeSpan pause);

        [LoggerMessage(1011, LogLevel.Debug, "Stopped polling {Queue}")]
        public static partial void StoppedPolling(ILogger logger, string queue);

        [LoggerMessage(1012, LogLevel.Debug, "A poll of {Queue} that waited for messages was cut off by the stop")]
        public static partial void PollCutOff(ILogger logger, string queue);
    }
}
