using Fluxa.Recovery.Collecting;
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
    private readonly Uri _aws;
    private readonly Dictionary<string, string> _settings;

    private RecoveryUnderTest(string database, Uri aws, TestQueue source, TestQueue errors, Dictionary<string, string> settings)
    {
        Database = database;
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

    /// <summary>Takes in what lies in the error queue; answers how many messages were stored.</summary>
    public Task<int> CollectAsync(string? queue = null) =>
        Services.GetRequiredService<QueueCollector>().RunOnceAsync(queue ?? Errors.Name, TimeSpan.Zero, Token);

    /// <summary>One value of the database.</summary>
    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Token))!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Fluxa:Access:Keys", "Off");
        builder.UseSetting("Fluxa:Aws:ServiceUrl", _aws.AbsoluteUri.TrimEnd('/'));
        builder.UseSetting("Fluxa:Aws:AccessKey", "local");
        builder.UseSetting("Fluxa:Aws:SecretKey", "local");
        builder.UseSetting("Fluxa:Postgres:ConnectionString", Database);
        builder.UseSetting("Fluxa:Postgres:ConnectTimeout", "00:00:02");
        builder.UseSetting("Fluxa:Recovery:Queues", Errors.Name);
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            foreach (var loop in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(Program).Assembly).ToList())
            {
                services.Remove(loop);
            }
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Source.Dispose();
        Errors.Dispose();
    }
}
