using Fluxa.Persistence.DailyEvents;
using Fluxa.Testing.Fixtures;
using Fluxa.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Fluxa.Persistence.Tests.DailyEvents;

/// <summary>A day has so many places and no more, whoever asks and however many at once; an event takes one of them, however often it is sent.</summary>
public sealed class DailyEventTests(PostgresFixture postgres)
{
    private static readonly DateOnly Day = new(2026, 3, 4);
    private readonly FakeClock _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_so_many_get_a_place_in_the_order_asked()
    {
        await using var source = await SourceAsync();
        var table = new DailyEventTable(source, _clock);
        var events = Events(5, most: 3);

        var refused = await table.TakePlacesAsync(events, Token);

        Assert.Equal(events.Skip(3), events.Where(refused.Contains));
    }

    [Fact]
    public async Task An_event_that_has_its_place_keeps_it_and_takes_no_other()
    {
        await using var source = await SourceAsync();
        var table = new DailyEventTable(source, _clock);
        var events = Events(3, most: 2);

        Assert.Empty(await table.TakePlacesAsync([events[0], events[0]], Token));
        Assert.Empty(await table.TakePlacesAsync([events[0]], Token));
        Assert.Empty(await table.TakePlacesAsync([events[0], events[1]], Token));
        Assert.Equal([events[2]], await table.TakePlacesAsync([events[2], events[1], events[0]], Token));
    }

    [Fact]
    public async Task Tenants_rules_subjects_and_days_are_counted_apart()
    {
        await using var source = await SourceAsync();
        var table = new DailyEventTable(source, _clock);
        var full = Events(1, most: 1)[0];
        await table.TakePlacesAsync([full], Token);
        var another = full with { EventId = Guid.CreateVersion7(_clock.GetUtcNow()) };

        var refused = await table.TakePlacesAsync(
            [another, another with { TenantId = "u" }, another with { Rule = "*/merchant" }, another with { Subject = "u-2" }, another with { Day = Day.AddDays(1) }], Token);

        Assert.Equal([another], refused);
    }

    [Fact]
    public async Task Of_many_processes_at_once_exactly_so_many_get_a_place()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var one = NpgsqlDataSource.Create(database);
        await using var other = NpgsqlDataSource.Create(database);
        DailyEventTable[] tables = [new(one, _clock), new(other, _clock)];

        var refused = await Task.WhenAll(Events(60, most: 25).Select((counted, number) => tables[number % 2].TakePlacesAsync([counted], Token)));

        Assert.Equal(25, refused.Count(none => none.Count == 0));
    }

    [Fact]
    public async Task Two_that_ask_for_the_same_subjects_in_another_order_do_not_wait_for_each_other()
    {
        await using var source = await SourceAsync();
        var table = new DailyEventTable(source, _clock);
        var events = Enumerable.Range(0, 40).Select(number => Events(1, most: 40)[0] with { Subject = $"u-{number}" }).ToList();

        var refused = await Task.WhenAll(Enumerable.Range(0, 20).Select(turn =>
            table.TakePlacesAsync([.. events.OrderBy(counted => HashCode.Combine(counted.Subject, turn))], Token)));

        Assert.All(refused, Assert.Empty);
    }

    [Fact]
    public async Task A_lower_limit_takes_no_place_away_and_a_higher_one_gives_more()
    {
        await using var source = await SourceAsync();
        var table = new DailyEventTable(source, _clock);
        var events = Events(6, most: 4);
        await table.TakePlacesAsync(events, Token);

        Assert.Empty(await table.TakePlacesAsync([events[3] with { Most = 1 }], Token));
        Assert.Equal(2, (await table.TakePlacesAsync([.. events.Select(counted => counted with { Most = 1 })], Token)).Count);
        Assert.Single(await table.TakePlacesAsync([.. events.Select(counted => counted with { Most = 5 })], Token));
    }

    [Fact]
    public async Task Says_so_when_PostgreSQL_is_not_there()
    {
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Database=none");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => new DailyEventTable(source, _clock).TakePlacesAsync(Events(1, most: 1), Token));
    }

    [Fact]
    public async Task The_cleaner_forgets_what_is_older_than_it_must_be_kept_and_nothing_else()
    {
        await using var source = await SourceAsync();
        var table = new DailyEventTable(source, _clock);
        await table.TakePlacesAsync(Events(DailyEventCleaner.StepRows + 10, most: 5000), Token);
        _clock.Advance(TimeSpan.FromDays(8) + TimeSpan.FromSeconds(1));
        var young = Events(1, most: 1)[0] with { Subject = "young" };
        await table.TakePlacesAsync([young], Token);
        using var cleaner = new DailyEventCleaner(source, Options.Create(new DailyEventOptions()), _clock, NullLogger<DailyEventCleaner>.Instance);

        var removed = await cleaner.RunOnceAsync(Token);

        Assert.Equal(DailyEventCleaner.StepRows + 10, removed);
        Assert.Single(await table.TakePlacesAsync([young with { EventId = Guid.CreateVersion7(_clock.GetUtcNow()) }], Token));
        Assert.Equal(0, await cleaner.RunOnceAsync(Token));
    }

    private List<DailyEvent> Events(int count, int most)
        => [.. Enumerable.Range(0, count).Select(_ => new DailyEvent("t", "*/user_id", "u-1", Day, Guid.CreateVersion7(_clock.GetUtcNow()), most))];

    private async Task<NpgsqlDataSource> SourceAsync() => NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync(Token));
}
