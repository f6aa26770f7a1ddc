using Fluxa.Contracts;
using Fluxa.Persistence;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Persistence.Roles;
using Fluxa.Persistence.Storing;
using Fluxa.Testing.Time;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Query.Tests;

/// <summary>The whole service over a real database, with the rights of its role alone and a clock that stands still. What it reads is stored past it.</summary>
internal sealed class QueryUnderTest(string connectionString, params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    private ServiceProvider? _processor;

    public FakeClock Clock { get; } = new();

    /// <summary>Stores an event as the Processor does, and gives it back.</summary>
    public async Task<NewEvent> StoreAsync(
        string tenantId = "default",
        decimal amount = 12.34m,
        string? metadata = """{"k":[1,1.50,"ü"]}""",
        Func<NewEvent, NewEvent>? change = null)
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
        stored = change?.Invoke(stored) ?? stored;
        await Store.PersistAsync(stored, TestContext.Current.CancellationToken);
        return stored;
    }

    /// <summary>Notes that an event failed for good, as the Processor does.</summary>
    public async Task<Guid> FailAsync(string tenantId = "default", string error = "hash_mismatch: the bytes differ", Guid? id = null)
    {
        var failed = id ?? Guid.CreateVersion7();
        await Store.RecordFailureAsync(
            new FailedAttempt { TenantId = tenantId, EventId = failed, PayloadSha256 = new byte[32], Error = error }, TestContext.Current.CancellationToken);
        return failed;
    }

    /// <summary>Makes an API key; answers a client that shows it.</summary>
    public async Task<HttpClient> ClientOfAsync(string tenantId, ApiScopes scopes = ApiScopes.Query)
    {
        var key = await new ApiKeyAdministration(connectionString, Clock).CreateAsync(
            new ApiKeyOrder(tenantId, Guid.CreateVersion7().ToString("n"), scopes, null), TestContext.Current.CancellationToken);
        var http = CreateClient();
        http.DefaultRequestHeaders.Add("X-API-Key", key!.Text.Reveal());
        return http;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_processor is not null)
        {
            await _processor.DisposeAsync();
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Fluxa:Access:Keys", "Off");
        builder.UseSetting("Fluxa:Postgres:ConnectionString", DatabaseRoles.ConnectAs(connectionString, ServiceRole.Query));
        builder.UseSetting("Fluxa:Postgres:ConnectTimeout", "00:00:02");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    private EventStore Store
    {
        get
        {
            _processor ??= new ServiceCollection()
                .AddLogging()
                .AddSingleton<TimeProvider>(Clock)
                .AddFluxaPersistence(new ConfigurationBuilder().AddInMemoryCollection([new("Fluxa:Postgres:ConnectionString", connectionString)]).Build())
                .BuildServiceProvider();
            return _processor.GetRequiredService<EventStore>();
        }
    }
}
