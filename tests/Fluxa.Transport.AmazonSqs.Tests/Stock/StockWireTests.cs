using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;

namespace Fluxa.Transport.AmazonSqs.Tests.Stock;

/// <summary>
/// The same application on both transports leaves the same bytes on the wire. <see cref="StockRecording"/> has what it left on the stock one.
/// </summary>
public sealed class StockWireTests(EmulatorFixture emulator)
{
    /// <summary>The stock's word, and ours where we mean to differ: whoever reads an error queue needs no lease of the consumer's, and every topic has the tags of all.</summary>
    private static readonly Dictionary<string, string> Meant = new(StringComparer.Ordinal)
    {
        ["queue {prefix}-work_error attributes VisibilityTimeout=60 tags team=payments"] = "queue {prefix}-work_error attributes  tags team=payments",
        ["queue {prefix}-work_skipped attributes VisibilityTimeout=60 tags team=payments"] = "queue {prefix}-work_skipped attributes  tags team=payments",
        ["topic {prefix}_{prefix}-any attributes  tags "] = "topic {prefix}_{prefix}-any attributes  tags team=payments",
    };

    private readonly WireRecording _stock = StockRecording.Load();
    private readonly string _prefix = EmulatorFixture.UniqueName("wire");

    [Fact]
    public async Task Leaves_the_same_messages_and_entities_as_the_stock_transport()
    {
        var ours = await WireScenario.RunAsync(emulator.ServiceUrl, _prefix, (cfg, proxy) =>
        {
            TestBus.Host(cfg, proxy, _prefix);
            cfg.MaxReceiveCount = null;
        });

        Assert.Equal(_stock.Messages.Keys, ours.Messages.Keys);
        foreach (var (step, stocks) in _stock.Messages)
        {
            Assert.All(stocks.Zip(ours.Messages[step]), pair => Assert.Equal(
                $"{step}: {Describe(pair.First, _stock.Prefix, pair.First.Attributes.Keys)}",
                $"{step}: {Describe(pair.Second, _prefix, IsMoved(pair.First) ? pair.First.Attributes.Keys : pair.Second.Attributes.Keys)}"));
            Assert.Equal(stocks.Count, ours.Messages[step].Count);
        }

        Assert.Equal(
            _stock.Topology.Select(entity => WireText.Of(entity, _stock.Prefix)).Select(entity => Meant.GetValueOrDefault(entity, entity)),
            ours.Topology.Select(entity => WireText.Of(entity, _prefix)));
    }

    /// <summary>Of a fault ours says more: the stock's words have to be among them.</summary>
    private static bool IsMoved(WireMessage message) => message.Target.EndsWith("_error", StringComparison.Ordinal) || message.Target.EndsWith("_skipped", StringComparison.Ordinal);

    private static string Describe(WireMessage message, string prefix, IEnumerable<string> attributes) => WireText.Of(
        $"to {message.Target}, group {message.GroupId}, deduplication {message.DeduplicationId}, delay {message.DelaySeconds}\n"
        + string.Concat(attributes.Select(name => $"{name}: {message.Attributes.GetValueOrDefault(name)}\n"))
        + message.Body,
        prefix);
}
