using Fluxa.Ingest.Bodies;

namespace Fluxa.Ingest.Tests.Measures;

[Collection(MeasuredAlone.Name)]
public sealed class PayloadMemoryTests
{
    private const int Body = 10 * 1024 * 1024;

    [Fact]
    public async Task A_body_of_10_MiB_passes_through_one_window_of_32_KiB()
    {
        await using (await FillAsync())
        {
            // The pool now has the windows; what follows shows what a request takes besides.
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await using var payload = await FillAsync();

        Assert.False(payload.IsInMemory);
        Assert.Equal(32 * 1024, payload.GetRoom().Length);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 256 * 1024);
    }

    private static async Task<Payload> FillAsync()
    {
        var payload = new Payload("", null);
        while (payload.Length < Body)
        {
            var room = payload.GetRoom();
            room.Span.Fill((byte)'x');
            await payload.TakeAsync((int)Math.Min(room.Length, Body - payload.Length), TestContext.Current.CancellationToken);
        }

        return payload;
    }
}
