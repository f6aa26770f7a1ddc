using System.Net;
using Fluxa.Query.Waiting;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fluxa.Query.Tests.Waiting;

public sealed class WaitTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private QueryUnderTest _query = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _query = new QueryUnderTest(await postgres.CreateDatabaseAsync(_cancellationToken));
        _http = _query.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _query.DisposeAsync();
    }

    [Fact]
    public async Task The_answer_comes_when_the_event_does()
    {
        var id = Guid.CreateVersion7(_query.Clock.GetUtcNow());
        var waiting = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _http.GetAsync($"/events/{id}?wait=10s", _cancellationToken)));
        await HeldAsync();

        await _query.StoreAsync(change: stored => stored with { EventId = id });
        await TickUntilAsync(waiting);

        Assert.All(await waiting, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task A_failure_ends_the_wait_too()
    {
        var id = Guid.CreateVersion7(_query.Clock.GetUtcNow());
        var waiting = _http.GetStringAsync($"/events/{id}?wait=10s", _cancellationToken);
        await HeldAsync();

        await _query.FailAsync(id: id);
        await TickUntilAsync(waiting);

        Assert.Contains("\"status\":\"failed\"", await waiting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_time_is_over_the_answer_is_404_and_nothing_is_left_behind()
    {
        var id = Guid.CreateVersion7(_query.Clock.GetUtcNow());
        var waiting = _http.GetAsync($"/events/{id}?wait=2s", _cancellationToken);
        await HeldAsync();

        _query.Clock.Advance(TimeSpan.FromSeconds(2));
        using var answer = await waiting;

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("1", answer.Headers.RetryAfter?.ToString());
        Assert.False(await _query.Services.GetRequiredService<EventWaits>().RunOnceAsync(_cancellationToken));
    }

    [Fact]
    public async Task A_service_that_stops_keeps_nobody_waiting()
    {
        using var stop = new Stopping();
        var waits = ActivatorUtilities.CreateInstance<EventWaits>(_query.Services, stop);
        var waiting = waits.WaitAsync("default", Guid.CreateVersion7(_query.Clock.GetUtcNow()), TimeSpan.FromSeconds(30), _cancellationToken);
        Assert.False(waiting.IsCompleted);

        stop.StopApplication();

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), _cancellationToken);
    }

    [Theory]
    [InlineData("31s")]
    [InlineData("10")]
    [InlineData("-1s")]
    [InlineData("s")]
    [InlineData("1.5s")]
    public async Task A_time_that_can_not_be_waited_is_named(string wait)
    {
        using var answer = await _http.GetAsync($"/events/{Guid.CreateVersion7()}?wait={wait}", _cancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"/wait\"", await answer.Content.ReadAsStringAsync(_cancellationToken), StringComparison.Ordinal);
    }

    // A timer of the wait and one between two questions.
    private Task<int> HeldAsync() => Eventually.BecomesAsync("requests are held", () => Task.FromResult(_query.Clock.WaitingTimers), timers => timers >= 2);

    private Task<bool> TickUntilAsync(Task waiting) => Eventually.BecomesAsync(
        "the wait ends",
        () =>
        {
            _query.Clock.Advance(Tick);
            return Task.FromResult(waiting.IsCompleted);
        },
        ended => ended);

    /// <summary>A host that was told to stop and still answers: the test server itself would drop its requests.</summary>
    private sealed class Stopping : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
    }
}
