using System.Globalization;
using System.Text.Json;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Views;

namespace Fluxa.Cli.Dlq.Redriving;

/// <summary>Follows a redrive to its end: a bar that moves on a terminal, else a line whenever something changed.</summary>
internal sealed class RedriveWatch(DlqSession session)
{
    private const int BarWidth = 30;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private string? _last;

    /// <returns>0 when every message was processed; 1 when it stopped, was paused or cancelled, or a message failed again.</returns>
    public async Task<int> FollowAsync(Guid id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var answer = await session.Client.GetAsync($"redrives/{id}", cancellationToken);
            var redrive = View.Of<RedriveView>(answer);
            Show(redrive);
            if (redrive.Ended)
            {
                Conclude(redrive, answer);
                return redrive.Succeeded ? ExitCodes.Done : ExitCodes.NotSo;
            }

            await Task.Delay(Interval, session.Clock, cancellationToken);
        }
    }

    internal static string Line(RedriveView redrive)
    {
        var totals = redrive.Totals;
        var done = redrive.Count == 0 ? BarWidth : (int)(totals.Settled * BarWidth / redrive.Count);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{redrive.State,-9} {redrive.Stage,-10} [{new string('#', done)}{new string('.', BarWidth - done)}] {totals.Settled}/{redrive.Count}  processed {totals.Processed}  failed again {totals.FailedAgain}  unknown {totals.Unknown}  skipped {totals.Skipped}  under way {totals.Sent}");
    }

    private void Show(RedriveView redrive)
    {
        var line = Line(redrive);
        if (session.Json || line == _last)
        {
            return;
        }

        if (_terminal)
        {
            session.Error.Write($"\r\e[K{line}");
        }
        else
        {
            session.Error.WriteLine(line);
        }

        _last = line;
    }

    private void Conclude(RedriveView redrive, JsonElement answer)
    {
        if (_terminal && !session.Json)
        {
            session.Error.WriteLine();
        }

        session.Answer(answer, () => session.Output.WriteLine(redrive switch
        {
            { Succeeded: true } => string.Create(CultureInfo.InvariantCulture, $"Done: {redrive.Totals.Processed} processed, {redrive.Totals.Skipped} needed nothing any more."),
            { State: "done" } => string.Create(CultureInfo.InvariantCulture, $"Done, but {redrive.Totals.FailedAgain} failed again and of {redrive.Totals.Unknown} the outcome isn't known: fluxa dlq groups"),
            _ => $"{char.ToUpperInvariant(redrive.State[0])}{redrive.State[1..]}: {redrive.StoppedBecause ?? redrive.Reason}. What wasn't sent is untouched.",
        }));
    }
}
