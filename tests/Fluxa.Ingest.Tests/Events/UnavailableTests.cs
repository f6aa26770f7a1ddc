using System.Net;
using Fluxa.Ingest.Tests.Factory;

namespace Fluxa.Ingest.Tests.Events;

/// <summary>SQS does not confirm and PostgreSQL is away: 503 with Retry-After, never a false 2xx, never a 4xx.</summary>
public sealed class UnavailableTests : IAsyncDisposable
{
    private readonly IngestFactory _ingest = new(("Fluxa:Ingest:SendTimeout", "00:00:04"), ("Fluxa:Ingest:RetryAfter", "00:00:07"));

    public ValueTask DisposeAsync() => _ingest.DisposeAsync();

    [Fact]
    public async Task Answers_503_when_the_queue_refuses_the_message()
    {
        _ingest.Sends.OnSend = () => throw new InvalidOperationException("secret of the transport");

        using var response = await PostAsync();

        await AssertUnavailableAsync(response);
    }

    [Fact]
    public async Task Answers_503_when_the_queue_does_not_confirm_in_time()
    {
        var held = new HeldSend(_ingest);
        var posting = PostAsync();
        await held.IsUnderWayAsync();

        _ingest.Clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.False(posting.IsCompleted);
        _ingest.Clock.Advance(TimeSpan.FromSeconds(0.2));

        using var response = await posting;
        await AssertUnavailableAsync(response);
        held.Confirm();
    }

    [Fact]
    public async Task Takes_events_again_as_soon_as_the_queue_does()
    {
        _ingest.Sends.OnSend = () => throw new InvalidOperationException();
        using var refused = await PostAsync();
        _ingest.Sends.OnSend = () => Task.CompletedTask;

        using var taken = await PostAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        Assert.Single(_ingest.Sends.Commands);
    }

    [Fact]
    public async Task Says_nothing_to_a_client_that_went_away_and_goes_on_serving()
    {
        using var gone = new CancellationTokenSource();
        _ingest.Sends.OnSend = async () =>
        {
            await gone.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System).Token);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PostAsync(gone.Token));
        _ingest.Sends.OnSend = () => Task.CompletedTask;
        using var next = await PostAsync();

        Assert.Equal(HttpStatusCode.Accepted, next.StatusCode);
    }

    private static async Task AssertUnavailableAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter?.Delta);
        var problem = await Problem.ReadAsync(response);
        Assert.Contains("SQS and PostgreSQL did not confirm", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.Detail, StringComparison.Ordinal);
        Assert.Null(response.Headers.Location);
    }

    private Task<HttpResponseMessage> PostAsync() => PostAsync(TestContext.Current.CancellationToken);

    private Task<HttpResponseMessage> PostAsync(CancellationToken cancellationToken) => _ingest.CreateClient().PostAsync("/events", Posted.Json(Posted.Good), cancellationToken);
}
