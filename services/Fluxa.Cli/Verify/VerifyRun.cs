using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Verify;

/// <summary>Posts, waits for the drain, compares.</summary>
internal sealed class VerifyRun(Target target, TimeSpan patience, VerifyScreen screen, TimeProvider clock)
{
    private const int AtOnce = 24;

    public async Task<int> RunAsync(int count, CancellationToken cancellationToken)
    {
        using var client = new FluxaClient(target, AtOnce);
        await client.RequireAsync(cancellationToken);
        var users = $"verify-{Guid.CreateVersion7(clock.GetUtcNow()):n}-";

        var events = new VerifyEvents(users, clock);
        var posting = new Posting(client, events, patience, AtOnce, screen, clock);
        var (accepted, refused) = await posting.PostAsync(count, cancellationToken);

        var reading = new Reading(client, patience, AtOnce, screen, clock);
        var (missing, differences) = await reading.ReadAsync(accepted, cancellationToken);

        var rows = target.Postgres is null ? null : await StoredRows.ReadAsync(target.Postgres, users, cancellationToken);
        var result = VerifyResult.Judge(count, accepted, refused, missing, differences, rows);
        screen.Show(result);
        return result.Pass ? ExitCodes.Done : ExitCodes.NotSo;
    }
}
