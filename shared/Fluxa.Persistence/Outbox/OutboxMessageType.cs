namespace Fluxa.Persistence.Outbox;

/// <summary>A type that may stand in the outbox, with the name it has there.</summary>
/// <param name="Name">The wire name.</param>
/// <param name="Type">The message's class.</param>
internal sealed record OutboxMessageType(string Name, Type Type);
