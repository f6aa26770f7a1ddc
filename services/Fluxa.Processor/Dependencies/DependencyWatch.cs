using System.Threading.Channels;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Dependencies;

/// <summary>
/// Knows whether a dependency is there. Asks it only when work has failed; then again and again until it answers.
/// <code>
/// there ── work failed, and it doesn't answer, or answers while nothing succeeds ──▶ away ── it answers ──▶ there
/// </code>
/// </summary>
/// <param name="name">The dependency's name, for people.</param>
/// <param name="answers">Asks it; must not throw for its sake.</param>
/// <param name="gate">Closed while it is away; null: the rest of the work goes on without it.</param>
/// <param name="options">How often it is asked.</param>
/// <param name="metrics">Shows whether it is away.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">The watch's logger.</param>
internal sealed partial class DependencyWatch(
    string name,
    Func<CancellationToken, Task<bool>> answers,
    ReceiveGate? gate,
    IOptions<DependencyOptions> options,
    ProcessorMetrics metrics,
    TimeProvider clock,
    ILogger<DependencyWatch> logger)
{
    /// <summary>So often work may fail in a row while the dependency answers. Beyond, it is away whatever it answers: a full disk answers too.</summary>
    private const int Strikes = 3;

    private const int MaxDoublings = 16;

    private readonly Channel<bool> _suspicions = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile bool _isAway;
    private int _strikes;

    public string Name => name;

    public bool IsAway => _isAway;

    /// <summary>Work that needs the dependency was done.</summary>
    public void Succeeded()
    {
        if (Volatile.Read(ref _strikes) > 0)
        {
            Volatile.Write(ref _strikes, 0);
        }
    }

    /// <summary>Work failed. Returns at once; whether it was the dependency's fault is found out beside.</summary>
    /// <param name="isCertain">The dependency itself is to blame; false: something took too long, and it may have been this.</param>
    public void Failed(bool isCertain) => _suspicions.Writer.TryWrite(isCertain);

    /// <summary>Waits for failed work, then sees the matter through: returns when the dependency is there (again).</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var isCertain = await _suspicions.Reader.ReadAsync(cancellationToken);
        if (await AskAsync(cancellationToken) && (!isCertain || Interlocked.Increment(ref _strikes) <= Strikes))
        {
            // Those that failed try again; a crowd of them is one strike.
            await Task.Delay(options.Value.FirstProbe, clock, cancellationToken);
            return;
        }

        GoAway();
        try
        {
            for (var questions = Math.Max(0, Volatile.Read(ref _strikes) - Strikes); ; questions++)
            {
                await Task.Delay(Pause(questions), clock, cancellationToken);
                if (await AskAsync(cancellationToken))
                {
                    break;
                }
            }
        }
        finally
        {
            ComeBack();
        }
    }

    private TimeSpan Pause(int questions)
    {
        var doubled = options.Value.FirstProbe * Math.Pow(2, Math.Min(questions, MaxDoublings));
        var pause = doubled < options.Value.LongestProbe ? doubled : options.Value.LongestProbe;
        return pause * (0.75 + (Random.Shared.NextDouble() / 4));
    }

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.ProbeTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Not every client comes back when it is told to cancel.
            return await answers(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void GoAway()
    {
        _isAway = true;
        gate?.Close(options.Value.HandBack);
        metrics.Away(name, true);
        Log.Away(logger, name);
    }

    private void ComeBack()
    {
        // What failed on the way says nothing about now.
        _suspicions.Reader.TryRead(out _);
        _isAway = false;
        gate?.Open();
        metrics.Away(name, false);
        Log.Back(logger, name);
    }

    private static partial class Log
    {
        [LoggerMessage(5010, LogLevel.Warning, "{Dependency} is away: messages that need it stay in the queue or go back to it, no attempt is counted, and it is asked until it answers")]
        public static partial void Away(ILogger logger, string dependency);

        [LoggerMessage(5011, LogLevel.Information, "{Dependency} is back: its messages are worked on again")]
        public static partial void Back(ILogger logger, string dependency);
    }
}
