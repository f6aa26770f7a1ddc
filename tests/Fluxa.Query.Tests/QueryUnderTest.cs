using Fluxa.Contracts;
using Fluxa.Persistence.Storing;
using Fluxa.Testing.Time;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Query.Tests;

/// <summary>The whole service over a real database, with a clock that stands still.</summary>
internal sealed class QueryUnderTest(string connectionString) : WebApplicationFactory<Program>
{
    public FakeClock Clock { get; } = new();

    /// <summary>Stores an event as the Processor does, and gives it back.</summary>
    public async Task<NewEvent> StoreAsync(string tenantId = "default", decimal amount = 12.34m, string? metadata = """{"k":[1,1.50,"ü"]}""")
    {
        var stored = new NewEvent
        {
            TenantId = tenantId,
            EventId = Guid.CreateVersion7(),
            CorrelationId = "c-1",
            EventType = EventTypes.TransactionV1,
            UserId = "user-1",
            Amount = amount,
            Currency = "EUR",
            Merchant = "Bäckerei",
            OccurredAt = new DateTimeOffset(2026, 3, 4, 13, 0, 0, 123, TimeSpan.FromHours(1)),
            MetadataJson = metadata,
            PayloadMode = PayloadModes.Inline,
            Payload = "{}",
            PayloadSha256 = [.. Enumerable.Range(0, 32).Select(number => (byte)number)],
            PayloadBytes = 2,
            AcceptedAt = Clock.GetUtcNow(),
        };
        await Services.GetRequiredService<EventStore>().PersistAsync(stored, TestContext.Current.CancellationToken);
        return stored;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Fluxa:Access:Keys", "Off");
        builder.UseSetting("Fluxa:Postgres:ConnectionString", connectionString);
        builder.UseSetting("Fluxa:Postgres:ConnectTimeout", "00:00:02");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}
