using Fluxa.EndToEnd.Tests.Pipelines;

namespace Fluxa.EndToEnd.Tests.Pauses;

/// <summary>A pipeline that gives a message up after as few deaths as may be, and soon takes what a dead process held.</summary>
public sealed class CrashLoopPipeline : Pipeline
{
    public const int MaxReceives = 4;

    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Fluxa__Processor__MaxReceives"] = $"{MaxReceives}",
        ["Fluxa__Processor__Visibility"] = "00:00:05",
        ["Fluxa__Processor__HandlerLimit"] = "00:00:00.8",
    };
}
