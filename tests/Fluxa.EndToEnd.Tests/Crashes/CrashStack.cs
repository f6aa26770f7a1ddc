using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;

namespace Fluxa.EndToEnd.Tests.Crashes;

/// <summary>
/// Runs every case at once, a few at a time, each in a cell of its own on one PostgreSQL and one emulator: most of a case is waiting for
/// leases of the dead to end.
/// </summary>
public sealed class CrashStack : IAsyncLifetime
{
    private const int AtOnce = 9;
    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly CancellationTokenSource _stopping = new();
    private Dictionary<string, Task> _runs = [];

    public PostgresFixture Postgres { get; } = new();

    public EmulatorFixture Emulator { get; } = new();

    public AwsFaultProxy AwsProxy { get; private set; } = null!;

    /// <summary>The run of a case; ends when everything promised has come true, fails with what has not.</summary>
    public Task RunOf(string name) => _runs[name];

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(Postgres.InitializeAsync().AsTask(), Emulator.InitializeAsync().AsTask());
        AwsProxy = await AwsFaultProxy.StartAsync(Emulator.ServiceUrl, _stopping.Token);
        await Postgres.CreateDatabaseAsync(_stopping.Token);
        _runs = CrashCases.All.ToDictionary(crash => crash.ToString(), RunInTurnAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_runs.Values).ContinueWith(_ => { }, TaskScheduler.Default);
        await AwsProxy.DisposeAsync();
        await Emulator.DisposeAsync();
        await Postgres.DisposeAsync();
        _turns.Dispose();
        _stopping.Dispose();
    }

    private async Task RunInTurnAsync(CrashCase crash)
    {
        await _turns.WaitAsync(_stopping.Token);
        try
        {
            await using var cell = await CrashCell.CreateAsync(this, _stopping.Token);
            await new CrashRun(cell, crash).RunAsync(_stopping.Token);
        }
        finally
        {
            _turns.Release();
        }
    }
}
