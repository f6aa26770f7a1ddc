using Fluxa.LocalInfrastructure.Postgres;
using Npgsql;
using Xunit;

namespace Fluxa.Testing.Fixtures;

/// <summary>
/// A real PostgreSQL for all tests of an assembly: the one named by FLUXA_TEST_POSTGRES (set by <c>fluxa test</c>), else one of its own.
/// Every test gets databases of its own; they are dropped at the end.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Variable = "FLUXA_TEST_POSTGRES";
    private LocalPostgres? _own;
    private TestDatabases? _databases;

    /// <summary>Connects as superuser to the database <c>postgres</c>.</summary>
    public string ConnectionString { get; private set; } = string.Empty;

    /// <summary>The server, when it is this fixture's own.</summary>
    public LocalPostgres? Server => _own;

    /// <summary>A fresh database with Fluxa's schema; answers its connection string.</summary>
    public Task<string> CreateDatabaseAsync(CancellationToken cancellationToken) => Databases.CreateMigratedAsync(cancellationToken);

    /// <summary>A fresh database with nothing in it; answers its connection string.</summary>
    public Task<string> CreateEmptyDatabaseAsync(CancellationToken cancellationToken) => Databases.CreateEmptyAsync(cancellationToken);

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            ConnectionString = given;
        }
        else
        {
            _own = await LocalPostgres.StartAsync(new LocalPostgresOptions { Durable = false }, CancellationToken.None);
            ConnectionString = _own.ConnectionString;
        }

        _databases = new TestDatabases(ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await _own.DisposeAsync();
        }
        else if (_databases is not null)
        {
            await _databases.DropAllAsync();
        }
    }

    private TestDatabases Databases => _databases ?? throw new InvalidOperationException("The fixture isn't initialized: name it in an AssemblyFixture attribute.");
}
