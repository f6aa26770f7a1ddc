namespace Fluxa.Hosting.Health;

/// <summary>What a health path answers. Of a failed check only the name is told; why is in the log.</summary>
internal sealed record HealthAnswer(string Status, IReadOnlyList<HealthAnswer.Check>? Checks = null)
{
    internal sealed record Check(string Name, string Status);
}
