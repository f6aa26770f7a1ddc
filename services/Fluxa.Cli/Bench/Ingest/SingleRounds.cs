using System.Text;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;
using Fluxa.Cli.Bench.Transport;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary>Single events: many callers at once, and one alone.</summary>
internal sealed class SingleRounds(IngestStack stack, BenchSettings settings)
{
    private const int Callers = 100;
    private const string FloorTitle = "100 loops of SendMessage";
    private readonly int _posts = settings.Scaled(200) * Callers;

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(IngestStack.Event);
        await stack.PostAsync("/events", body, cancellationToken);
        var bare = stack.Commands.SendBody(await stack.Commands.TakeAsync(cancellationToken));
        var comparison = new Comparison(settings.Rounds, settings.Screen);

        var (floor, ours) = await comparison.RunAsync(
            "single posts",
            token => RateAsync(() => stack.Commands.SendAsync(bare, token), token),
            token => RateAsync(() => stack.PostAsync("/events", body, token), token),
            cancellationToken);
        return [new("post_rate", "POST /events, 100 callers", "events/s", ours, floor, FloorTitle)];
    }

    private async Task<double> RateAsync(Func<Task> call, CancellationToken cancellationToken)
    {
        var effort = await Effort.OfAsync(() => Crowd.RunAsync(Callers, _posts, call));
        await stack.Commands.PurgeAsync(cancellationToken);
        return _posts / effort.Elapsed.TotalSeconds;
    }
}
