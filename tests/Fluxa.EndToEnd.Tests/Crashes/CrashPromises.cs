using System.Text.Json;
using Fluxa.EndToEnd.Tests.Pipelines;

namespace Fluxa.EndToEnd.Tests.Crashes;

/// <summary>The promises after a crash: each acked event once, stored or failed; announced when stored and only then; payloads as sent; nothing left over.</summary>
internal sealed class CrashPromises(CrashCell cell, CrashCase crash)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public async Task HoldAsync(IReadOnlyList<SampleEvent> fatal, IReadOnlyList<SampleEvent> later, CancellationToken cancellationToken)
    {
        var failed = crash.Provocation == Provocation.Broken ? fatal : [];
        List<SampleEvent> stored = [.. crash.Provocation == Provocation.Broken ? [] : fatal, .. later];

        var end = new Leftovers(Rows: stored.Count, Keys: Keys(stored, failed), Errors: null, Objects: null);
        await Eventually.BecomesAsync(
            $"after {crash} there are {end}", () => cell.LookAsync(cancellationToken), found => end.Mask(found) == end, Patience);

        var hashes = await cell.Events.HashesAsync(stored.Select(sample => sample.Id), cancellationToken);
        Assert.All(stored, sample => Assert.Equal(sample.Sha256, hashes[sample.Id]));
        await Eventually.BecomesAsync(
            "what is stored is announced, and nothing else",
            () => Task.FromResult(cell.Queue.Announced),
            announced => stored.Select(sample => sample.Id).ToHashSet().SetEquals(announced),
            Patience);
        await FailedOnceAsync(failed, cancellationToken);
    }

    // Keys that were old enough when the Processor died are cleaned to the last one.
    private long Keys(List<SampleEvent> stored, IReadOnlyList<SampleEvent> failed)
        => crash.Provocation == Provocation.LongAgo ? stored.Count - 5 : stored.Count + failed.Count;

    // A crash after the move makes a second copy: the same message under the same id, so one failure.
    private async Task FailedOnceAsync(IReadOnlyList<SampleEvent> failed, CancellationToken cancellationToken)
    {
        var letters = await cell.DeadLettersAsync(cancellationToken);
        var ids = letters.Select(letter => JsonDocument.Parse(letter).RootElement.GetProperty("messageId").GetString()).Distinct();
        Assert.Equal(failed.Count, ids.Count());
        foreach (var sample in failed)
        {
            Assert.Contains(letters, letter => letter.Contains(sample.Id.ToString(), StringComparison.Ordinal));
            Assert.Equal("failed", (await cell.Events.InboxAsync(sample.Id, cancellationToken))?.Status);
        }
    }
}
