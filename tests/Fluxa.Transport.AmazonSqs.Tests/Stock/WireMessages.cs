namespace Fluxa.Transport.AmazonSqs.Tests.Stock;

public interface IShipment
{
    string Id { get; }
}

public sealed record Ordered(string Id, string Text);

public sealed record Shipped(string Id) : IShipment;

public sealed record Ask(string Id);

public sealed record Answer(string Id, string State);

public sealed record Broken(string Id);

public sealed record Unwanted(string Id);
