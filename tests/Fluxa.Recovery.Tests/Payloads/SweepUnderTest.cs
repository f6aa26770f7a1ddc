using System.Security.Cryptography;
using Fluxa.ClaimCheck;
using Fluxa.Contracts;
using Fluxa.Hosting.Bus;
using Fluxa.Recovery.Payloads;
using Fluxa.Recovery.Queues;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Fluxa.Recovery.Tests.Payloads;

/// <summary>A sweep over a bucket, a database and queues of its own, at any time from now on.</summary>
internal sealed class SweepUnderTest : IAsyncDisposable
{
    private readonly Uri _aws;
    private readonly string _prefix;

    private SweepUnderTest(RecoveryUnderTest recovery, Uri aws, string prefix)
    {
        Recovery = recovery;
        _aws = aws;
        _prefix = prefix;
    }

    public RecoveryUnderTest Recovery { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SweepUnderTest> CreateAsync(PostgresFixture postgres, EmulatorFixture emulator)
    {
        var prefix = EmulatorFixture.UniqueName("s") + "-";
        var recovery = await RecoveryUnderTest.CreateAsync(
            postgres, emulator, ("Fluxa:Topology:Prefix", prefix), ("Fluxa:Payloads:Bucket", EmulatorFixture.UniqueName("payloads")));
        await recovery.Services.GetRequiredService<PayloadStore>().EnsureBucketAsync(Token);
        return new SweepUnderTest(recovery, emulator.ServiceUrl, prefix);
    }

    /// <summary>Puts a payload as Ingest does; answers its key.</summary>
    public Task<string> PutAsync(Guid eventId, string tenant = "default") =>
        PutAsync(PayloadKey.For(tenant, eventId, TimeProvider.System.GetUtcNow()));

    public Task<string> PutAsync(string key)
    {
        var payload = "payload"u8.ToArray();
        return Recovery.Services.GetRequiredService<PayloadStore>().PutAsync(key, new MemoryStream(payload), payload.Length, SHA256.HashData(payload), Token);
    }

    /// <summary>The work queue, or its error queue.</summary>
    public Task<TestQueue> QueueAsync(string suffix) => TestQueue.CreateAsync(_aws, _prefix + FluxaQueues.ProcessEvent + suffix);

    /// <summary>Sweeps when so much time has passed.</summary>
    public async Task<SweptPayloads> SweepAsync(TimeSpan later)
    {
        var (services, clock) = (Recovery.Services, new HastyClock(later));
        var options = services.GetRequiredService<IOptions<RecoveryOptions>>();
        using var sweeper = new PayloadSweeper(
            services.GetRequiredService<PayloadShelf>(),
            services.GetRequiredService<PayloadReferences>(),
            new SweepHorizon(services.GetRequiredService<QueueDirectory>(), services.GetRequiredService<FluxaTopology>(), clock),
            services.GetRequiredService<RecoveryMetrics>(),
            options,
            clock,
            NullLogger<PayloadSweeper>.Instance);
        return await sweeper.RunOnceAsync(Token);
    }

    /// <summary>The keys that are still there.</summary>
    public async Task<List<string>> KeysAsync()
    {
        var shelf = Recovery.Services.GetRequiredService<PayloadShelf>();
        var pages = await shelf.ListAsync(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), Token).ToListAsync(Token);
        return [.. pages.SelectMany(page => page).Select(found => found.Key)];
    }

    public ValueTask DisposeAsync() => Recovery.DisposeAsync();
}
