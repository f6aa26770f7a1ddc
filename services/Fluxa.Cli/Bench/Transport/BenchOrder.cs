namespace Fluxa.Cli.Bench.Transport;

/// <summary>The message that is sent, published and consumed: 1 KB of JSON before MassTransit wraps it.</summary>
internal sealed record BenchOrder(Guid Id, string Text)
{
    private const int TextLength = 960;

    /// <summary>Letters of a fixed seed: a text that repeats itself would flatter whoever compares or compresses.</summary>
    public static BenchOrder Create()
    {
        var random = new Random(1);
        return new BenchOrder(Guid.Parse("019aa3c0-0000-7000-8000-000000000001"), string.Create(TextLength, random, (letters, source) => source.GetItems("abcdefghijklmnopqrstuvwxyz 0123456789", letters)));
    }
}
