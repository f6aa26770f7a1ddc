using Fluxa.EndToEnd.Tests.Pipelines;

namespace Fluxa.EndToEnd.Tests.Recovery;

/// <summary>A pipeline whose Processor was deployed with a bug: every event of one merchant fails, until the fix is deployed.</summary>
public sealed class BadDeployPipeline : Pipeline
{
    public const string Merchant = "Corner Shop";

    private readonly Dictionary<string, string?> _settings = new() { ["Fluxa__Practice__FailMerchant"] = Merchant };

    protected override IReadOnlyDictionary<string, string?> Settings => _settings;

    /// <summary>Deploys the fix.</summary>
    public async Task FixAsync(CancellationToken cancellationToken)
    {
        _settings.Clear();
        await Processor.TerminateAsync(cancellationToken);
        await StartProcessorAsync(cancellationToken);
    }
}
