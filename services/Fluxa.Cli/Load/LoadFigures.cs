using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Load;

/// <summary>What a load run counts and measures, from several threads.</summary>
internal sealed class LoadFigures(LoadSettings settings, TimeProvider clock)
{
    private readonly StatusCounts _statuses = new();
    private readonly Latencies _post = new();
    private readonly Latencies _visible = new();
    private readonly SlowestEvents _slowest = new();
    private long _started;
    private long _sent;
    private long _accepted;
    private long _notSent;
    private long _notVisible;

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    public void Start() => _started = clock.GetTimestamp();

    public void Sent() => Interlocked.Increment(ref _sent);

    public void NotSent() => Interlocked.Increment(ref _notSent);

    public void NotVisible() => Interlocked.Increment(ref _notVisible);

    public void Interrupted() => _statuses.Add("interrupted");

    public void Visible(long number)
    {
        var took = SinceDue(number);
        _visible.Add(took);
        _slowest.Add(settings.Due(number), took);
    }

    public void Answered(long number, PostOutcome outcome)
    {
        _post.Add(SinceDue(number));
        _statuses.Add(outcome.Status);
        if (outcome.Accepted)
        {
            Interlocked.Increment(ref _accepted);
        }
    }

    public LoadResult Result() => new()
    {
        Rate = settings.Rate,
        Seconds = Math.Round(Elapsed.TotalSeconds, 1),
        Sent = Interlocked.Read(ref _sent),
        Accepted = Interlocked.Read(ref _accepted),
        NotSent = Interlocked.Read(ref _notSent),
        Statuses = _statuses.Snapshot(),
        Post = _post.Summarize(),
        Visible = _visible.Summarize(),
        SlowestVisible = _slowest.Snapshot(),
        NotVisible = Interlocked.Read(ref _notVisible),
    };

    private TimeSpan SinceDue(long number) => Elapsed - settings.Due(number);
}
