using System.Security.Cryptography;
using Fluxa.Testing.Fixtures;

namespace Fluxa.ClaimCheck.Tests;

public sealed class PayloadShelfTests(EmulatorFixture emulator)
{
    private static readonly DateTimeOffset Day = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_a_day_page_by_page_and_removes_what_it_is_told()
    {
        using var store = await PayloadStoreUnderTest.CreateAsync(emulator);
        var keys = Enumerable.Range(0, 1001).Select(_ => PayloadKey.For("default", Guid.CreateVersion7(), Day)).ToList();
        var others = new[] { Day.AddDays(-1), Day.AddDays(1) }.Select(day => PayloadKey.For("default", Guid.CreateVersion7(), day)).ToList();
        await Parallel.ForEachAsync(keys.Concat(others), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (key, _) => await store.OverwriteAsync(key, "12345"));

        var pages = await ListAsync(store, Day);

        Assert.Equal([1000, 1], pages.Select(page => page.Count));
        Assert.Equal(keys.Order(StringComparer.Ordinal), pages.SelectMany(page => page).Select(found => found.Key).Order(StringComparer.Ordinal));
        Assert.All(pages.SelectMany(page => page), found => Assert.Equal(5, found.Bytes));

        foreach (var page in pages)
        {
            Assert.Equal(page.Count, await store.Shelf.RemoveAsync([.. page.Select(found => found.Key)], Token));
        }

        Assert.Empty((await ListAsync(store, Day)).SelectMany(page => page));
        Assert.Single((await ListAsync(store, Day.AddDays(1))).SelectMany(page => page));
    }

    [Fact]
    public async Task Says_when_a_payload_was_put()
    {
        using var store = await PayloadStoreUnderTest.CreateAsync(emulator);
        var before = TimeProvider.System.GetUtcNow().AddSeconds(-2);
        await store.Store.PutAsync(PayloadKey.For("default", Guid.CreateVersion7(), Day), new MemoryStream([1]), 1, SHA256.HashData([1]), Token);

        var found = Assert.Single((await ListAsync(store, Day)).SelectMany(page => page));

        Assert.InRange(found.WrittenAt, before, TimeProvider.System.GetUtcNow().AddSeconds(2));
    }

    [Fact]
    public async Task Removing_nothing_asks_nobody()
    {
        using var store = PayloadStoreUnderTest.At(new Uri("http://127.0.0.1:1"), "payloads");

        Assert.Equal(0, await store.Shelf.RemoveAsync([], Token));
    }

    [Fact]
    public async Task Says_unavailable_when_nobody_answers()
    {
        using var store = PayloadStoreUnderTest.At(new Uri("http://127.0.0.1:1"), "payloads");

        await Assert.ThrowsAsync<PayloadStoreUnavailableException>(() => store.Shelf.RemoveAsync(["raw/2026/03/04/default/x.json"], Token));
        await Assert.ThrowsAsync<PayloadStoreUnavailableException>(() => ListAsync(store, Day));
    }

    private static async Task<List<IReadOnlyList<PayloadObject>>> ListAsync(PayloadStoreUnderTest store, DateTimeOffset day) =>
        await store.Shelf.ListAsync(DateOnly.FromDateTime(day.UtcDateTime), Token).ToListAsync(Token);
}
