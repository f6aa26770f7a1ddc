using Fluxa.Cli.Dlq.Views;
using Fluxa.Contracts;

namespace Fluxa.Cli.Gameday.Signs;

/// <summary>Looks at everything an operator can look at, once.</summary>
internal sealed class SignReader(Field field) : IDisposable
{
    public const string ErrorQueue = FluxaQueues.ProcessEvent + "_error";
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(3) };

    public void Dispose() => _http.Dispose();

    public async Task<Sign> ReadAsync(CancellationToken cancellationToken) => new()
    {
        Accepted = field.Traffic.Accepted.Count,
        Refused = field.Traffic.Refused,
        Queued = await field.Queues.OfAsync(FluxaQueues.ProcessEvent, cancellationToken),
        DeadLetters = await field.Queues.OfAsync(ErrorQueue, cancellationToken),
        Outbox = await CountAsync("select count(*) from outbox", cancellationToken),
        OpenFailures = await OpenFailuresAsync(cancellationToken),
        NotReady = await NotReadyAsync(cancellationToken),
    };

    private async Task<long> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = field.Stack.Database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Empty while Recovery can't answer: then its readiness tells.</summary>
    private async Task<IReadOnlyDictionary<string, long>> OpenFailuresAsync(CancellationToken cancellationToken)
    {
        try
        {
            var groups = View.Of<Page<GroupView>>(await field.Recovery.GetAsync("failures/groups?limit=1000", cancellationToken)).Items;
            return groups.Where(group => group.Open > 0).GroupBy(group => group.Reason).ToDictionary(reason => reason.Key, reason => reason.Sum(group => group.Open));
        }
        catch (CliException)
        {
            return new Dictionary<string, long>();
        }
    }

    private async Task<IReadOnlyList<string>> NotReadyAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(field.Services.Select(async service => (service.Key, Ready: await IsReadyAsync(service.Value.Url, cancellationToken))));
        return [.. answers.Where(answer => !answer.Ready).Select(answer => answer.Key)];
    }

    private async Task<bool> IsReadyAsync(Uri service, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(service, "/health/ready"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
