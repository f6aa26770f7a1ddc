namespace Fluxa.Transport.AmazonSqs.Tests.Buses;

public sealed record Order(string Id, string Text = "");

public interface IOrderEvent
{
    string Id { get; }
}

public sealed record OrderShipped(string Id) : IOrderEvent;

public sealed record GetOrder(string Id);

public sealed record OrderAnswer(string Id, string State);
