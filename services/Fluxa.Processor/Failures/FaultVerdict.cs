namespace Fluxa.Processor.Failures;

/// <summary>What a fault is, and the word for it.</summary>
internal readonly record struct FaultVerdict(FaultKind Kind, string Reason);
