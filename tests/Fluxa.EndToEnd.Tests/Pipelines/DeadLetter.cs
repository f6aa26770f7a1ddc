namespace Fluxa.EndToEnd.Tests.Pipelines;

/// <summary>A message of the error queue: its body as it was sent, and its attributes.</summary>
public sealed record DeadLetter(string Body, IReadOnlyDictionary<string, string> Attributes);
