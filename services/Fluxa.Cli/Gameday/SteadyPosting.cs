using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Fluxa.Cli.Gameday;

/// <summary>Clients that post at a steady rate from the first to the last second of a game day, and remember what they were told.</summary>
internal sealed class SteadyPosting(Uri ingest, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>The merchant whose events a scenario may break; every tenth event is of it.</summary>
    public const string PractisedMerchant = "Practice & Sons";

    private const int PerSecond = 50;
    private const int LargeEvery = 25;
    private const int LargeBytes = 300 * 1024;

    private readonly HttpClient _http = new() { BaseAddress = ingest, Timeout = TimeSpan.FromSeconds(10) };
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Posted> _accepted = new();
    private long _refused;
    private Task _posting = Task.CompletedTask;

    public IReadOnlyCollection<Posted> Accepted => _accepted;

    public long Refused => Interlocked.Read(ref _refused);

    public void Start() => _posting = PostAsync();

    /// <summary>Posts one event of a merchant, besides the steady ones.</summary>
    public Task PostAsync(string merchant) => PostOneAsync(1, merchant);

    /// <summary>Ends it; what is under way is answered first.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _posting;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _http.Dispose();
    }

    private async Task PostAsync()
    {
        List<Task> open = [];
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond), clock);
        try
        {
            for (var number = 0; await timer.WaitForNextTickAsync(_stop.Token); number++)
            {
                open.RemoveAll(post => post.IsCompleted);
                open.Add(PostOneAsync(number, number % 10 == 0 ? PractisedMerchant : $"Shop {number % 7}"));
            }
        }
        catch (OperationCanceledException)
        {
            // The day is over.
        }

        await Task.WhenAll(open);
    }

    private async Task PostOneAsync(int number, string merchant)
    {
        var posted = new Posted(Guid.CreateVersion7(clock.GetUtcNow()), merchant);
        using var content = new ByteArrayContent(Body(posted, number));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var response = await _http.PostAsync("/events", content, CancellationToken.None);
            if (response.IsSuccessStatusCode)
            {
                _accepted.Enqueue(posted);
                return;
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            // Whether it was taken isn't known: it may be there or not.
        }

        Interlocked.Increment(ref _refused);
    }

    private byte[] Body(Posted posted, int number) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        event_id = posted.Id,
        user_id = $"user-{number % 100}",
        amount = number % 1000 / 100m,
        currency = "EUR",
        merchant = posted.Merchant,
        timestamp = clock.GetUtcNow(),
        metadata = new { note = number % LargeEvery == 0 ? new string('x', LargeBytes) : "game day" },
    });
}
