namespace Fluxa.Recovery.Redrives.Driving;

/// <summary>What a round of sending did: messages sent, items touched (skipped ones too), and a queue they went to.</summary>
internal sealed record SentBatch(int Sent, int Touched, string? Queue);
