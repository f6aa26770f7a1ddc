using Fluxa.LocalInfrastructure.Emulator;
using Xunit;

namespace Fluxa.Testing.Fixtures;

/// <summary>
/// A real SQS/SNS/S3 emulator for all tests of an assembly: the one named by FLUXA_TEST_AWS (set by <c>fluxa test</c>), else one of its own.
/// Tests share it: each makes queues, topics and buckets of its own names (see <see cref="UniqueName"/>).
/// </summary>
public sealed class EmulatorFixture : IAsyncLifetime
{
    private const string Variable = "FLUXA_TEST_AWS";
    private LocalEmulator? _own;

    /// <summary>The one address of SQS, SNS and S3.</summary>
    public Uri ServiceUrl { get; private set; } = new("http://127.0.0.1");

    /// <summary>The emulator, when it is this fixture's own.</summary>
    public LocalEmulator? Server => _own;

    /// <summary>A name nobody else uses, fit for queues, topics, buckets and prefixes.</summary>
    public static string UniqueName(string what) => $"{what}-{Guid.CreateVersion7().ToString("n")[^12..]}";

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            ServiceUrl = new Uri(given);
            return;
        }

        _own = await LocalEmulator.StartAsync(new LocalEmulatorOptions(), CancellationToken.None);
        ServiceUrl = _own.ServiceUrl;
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }
}
