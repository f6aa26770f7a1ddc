using System.Globalization;
using System.Text;
using Fluxa.Ingest.Tests.Factory;
using Fluxa.Ingest.Tests.Wire;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Ingest.Tests.Measures;

/// <summary>What a key costs its neighbours that sends far more than it may: little; the client's share is in the figure.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class RefusalTests(PostgresFixture postgres)
{
    private const int Refusals = 200;

    [Fact]
    public async Task A_request_over_its_limit_is_refused_before_its_body_is_sent_and_allocates_less_than_20_KiB()
    {
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var ingest = new IngestFactory(
            ("Fluxa:Postgres:ConnectionString", database), ("Fluxa:Access:Keys", "On"), ("Fluxa:RateLimits:RequestsPerSecond", "1"), ("Fluxa:RateLimits:Burst", "00:00:01"));
        var server = ingest.StartOnKestrel();
        var key = await ApiKeys.MakeAsync(database, "default");
        using var connection = await RawConnection.OpenAsync(server);
        Assert.StartsWith("HTTP/1.1 202 ", await SendAsync(connection, Head(key) + Posted.Good), StringComparison.Ordinal);
        await RepeatAsync(connection, key);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await RepeatAsync(connection, key);
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / Refusals;
        var answer = await SendAsync(connection, Head(key));

        TestContext.Current.TestOutputHelper?.WriteLine($"{allocated} bytes allocated by a refusal");
        Assert.StartsWith("HTTP/1.1 429 ", answer, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, 20 * 1024);
        Assert.Single(ingest.Sends.Commands);
    }

    private static async Task RepeatAsync(RawConnection connection, string key)
    {
        var request = Head(key) + Posted.Good;
        for (var number = 0; number < Refusals; number++)
        {
            Assert.StartsWith("HTTP/1.1 429 ", await SendAsync(connection, request), StringComparison.Ordinal);
        }
    }

    private static async Task<string> SendAsync(RawConnection connection, string request)
    {
        await connection.SendAsync(request);
        return await connection.ReadAnswerAsync();
    }

    private static string Head(string key) => string.Create(
        CultureInfo.InvariantCulture, $"POST /events HTTP/1.1\r\nHost: x\r\nX-API-Key: {key}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(Posted.Good)}\r\n\r\n");
}
