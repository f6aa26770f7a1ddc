using System.Net.Sockets;
using Npgsql;

namespace Fluxa.Cli.Chaos.Checking;

/// <summary>
/// A subscriber that asks at every notification whether its event is committed. One that goes out before its commit is seen here or nowhere:
/// when all is over, the row is there.
/// </summary>
internal sealed class ChaosListener(ChaosBroker broker, ChaosStore store, TimeProvider clock)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(100);
    private readonly List<Guid> _heard = [];
    private readonly List<Guid> _early = [];

    /// <summary>The events that were announced, each as often as it was.</summary>
    public IReadOnlyList<Guid> Heard => _heard;

    /// <summary>Those whose notification came before their row.</summary>
    public IReadOnlyList<Guid> Early => _early;

    /// <summary>Listens until it is over and nothing is left to hear.</summary>
    /// <param name="over">Says that no more notifications are on their way.</param>
    /// <param name="cancellationToken">Ends it in the middle.</param>
    public async Task RunAsync(CancellationToken over, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Before it listens, so that what came meanwhile is heard in one more turn.
            var isLast = over.IsCancellationRequested && await TryAsync(() => broker.DepthAsync(ChaosBroker.Listener, cancellationToken), cancellationToken) == 0;
            if (await HearAsync(cancellationToken) == 0)
            {
                if (isLast)
                {
                    return;
                }

                await Task.Delay(AskAgain, clock, cancellationToken);
            }
        }
    }

    private async Task<int> HearAsync(CancellationToken cancellationToken)
    {
        var heard = await TryAsync(() => broker.HearAsync(cancellationToken), cancellationToken);
        if (heard.Count == 0)
        {
            return 0;
        }

        Guid[] ids = [.. heard.Select(one => one.EventId)];
        var committed = await TryAsync(() => store.CommittedAsync(ids, cancellationToken), cancellationToken);
        _heard.AddRange(ids);
        _early.AddRange(ids.Where(id => !committed.Contains(id)));
        await TryAsync(() => broker.ForgetAsync(heard, cancellationToken), cancellationToken);
        return ids.Length;
    }

    // Broker and database die in such a run; what they say once they are back counts.
    private async Task<T> TryAsync<T>(Func<Task<T>> askAsync, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await askAsync();
            }
            catch (Exception exception) when (
                exception is HttpRequestException or CliException or NpgsqlException or SocketException or IOException or TimeoutException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                await Task.Delay(AskAgain, clock, cancellationToken);
            }
        }
    }
}
