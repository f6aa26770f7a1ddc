using Fluxa.Persistence.ApiKeys;
using Fluxa.Persistence.Roles;
using Fluxa.Recovery.Collecting;
using Fluxa.Recovery.Redrives.Driving;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Fluxa.Recovery.Tests.Running;

/// <summary>The whole service over a real database and a real emulator, with queues of its own. Its loops don't run by themselves: tests call a round.</summary>
internal sealed class RecoveryUnderTest : WebApplicationFactory<Program>
{
    private readonly NpgsqlDataSource _store;
    private readonly Uri _aws;
    private readonly Dictionary<string, string> _settings;

    private RecoveryUnderTest(string database, Uri aws, TestQueue source, TestQueue errors, Dictionary<string, string> settings)
    {
        Database = database;

        // Each question on a connection of its own: one that a test cut off must not be met again.
        _store = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false });
        _aws = aws;
        Source = source;
        Errors = errors;
        _settings = settings;
    }

    public string Database { get; }

    /// <summary>The queue that messages go back to.</summary>
    public TestQueue Source { get; }

    /// <summary>The error queue that is collected.</summary>
    public TestQueue Errors { get; }

    /// <summary>Whether its loops run by themselves, as in production.</summary>
    public bool RunsLoops { get; set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RecoveryUnderTest> CreateAsync(PostgresFixture postgres, EmulatorFixture emulator, params (string Key, string Value)[] settings)
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        return await CreateAsync(database, emulator.ServiceUrl, settings);
    }

    public static async Task<RecoveryUnderTest> CreateAsync(string database, Uri aws, params (string Key, string Value)[] settings)
    {
        var name = EmulatorFixture.UniqueName("work");
        var source = await TestQueue.CreateAsync(aws, name);
        var errors = await TestQueue.CreateAsync(aws, $"{name}_error");
        return new RecoveryUnderTest(database, aws, source, errors, settings.ToDictionary(entry => entry.Key, entry => entry.Value));
    }

    /// <summary>Makes an API key; answers a client that shows it.</summary>
    public async Task<HttpClient> ClientOfAsync(string tenant, ApiScopes scopes)
    {
        var key = await new ApiKeyAdministration(Database, TimeProvider.System).CreateAsync(new ApiKeyOrder(tenant, Guid.CreateVersion7().ToString("n"), scopes, null), Token);
        var http = CreateClient();
        http.DefaultRequestHeaders.Add("X-API-Key", key!.Text.Reveal());
        return http;
    }

    /// <summary>Takes in what lies in the error queue; answers how many messages were stored.</summary>
    public Task<int> CollectAsync(string? queue = null) =>
        Services.GetRequiredService<QueueCollector>().RunOnceAsync(queue ?? Errors.Name, TimeSpan.Zero, Token);

    /// <summary>Puts so many failed events into the store; answers their ids.</summary>
    public async Task<List<Guid>> FailAsync(int count, string message = "amount: must not be 7", string tenant = "default", string reason = "schema_invalid")
    {
        var ids = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToList();
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (id, _) => await Errors.SendAsync(FailedMessage.Event(id, tenant), FailedMessage.Fault(reason, message)));
        for (var collected = 0; collected < count;)
        {
            collected += await CollectAsync();
        }

        return ids;
    }

    /// <summary>Gives redrives their turns, and the worker its own, until a redrive is in a state.</summary>
    public Task<string> DriveAsync(Guid redriveId, Worker? worker, params string[] states) => Eventually.BecomesAsync(
        $"the redrive is {string.Join(" or ", states)}",
        async () =>
        {
            await Services.GetRequiredService<Redriver>().RunOnceAsync(Token);
            if (worker is not null)
            {
                await worker.WorkAsync();
            }

            return await StateOfAsync(redriveId);
        },
        states.Contains);

    public Task<string> StateOfAsync(Guid redriveId) => ReadAsync<string>($"select state from redrives where redrive_id = '{redriveId}'");

    /// <summary>How many items of a redrive have each outcome, by name.</summary>
    public Task<string> OutcomesAsync(Guid redriveId) => ReadAsync<string>(
        $"select coalesce(string_agg(concat(outcome, ' ', items), ', ' order by outcome), '') from (select outcome, count(*) as items from redrive_items where redrive_id = '{redriveId}' group by outcome) as counts");

    /// <summary>One value of the database.</summary>
    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var command = _store.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Token))!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = _store.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Fluxa:Access:Keys", "Off");
        builder.UseSetting("Fluxa:Aws:ServiceUrl", _aws.AbsoluteUri.TrimEnd('/'));
        builder.UseSetting("Fluxa:Aws:AccessKey", "local");
        builder.UseSetting("Fluxa:Aws:SecretKey", "local");
        builder.UseSetting("Fluxa:Postgres:ConnectionString", DatabaseRoles.ConnectAs(Database, ServiceRole.Recovery));
        builder.UseSetting("Fluxa:Postgres:ConnectTimeout", "00:00:02");
        builder.UseSetting("Fluxa:Recovery:Queues", Errors.Name);
        builder.UseSetting("Fluxa:Recovery:FollowInterval", "00:00:00.05");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            // All of Recovery's loops; the framework's own server is another type.
            foreach (var loop in RunsLoops ? [] : services.Where(service => service.ServiceType == typeof(IHostedService) && IsOurs(service)).ToList())
            {
                services.Remove(loop);
            }
        });
    }

    private static bool IsOurs(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType)?.Assembly == typeof(Program).Assembly;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Source.Dispose();
        Errors.Dispose();
        _store.Dispose();
    }
}
