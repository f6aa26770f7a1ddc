namespace Fluxa.Recovery.Native;

/// <summary>The newest message move tasks of an error queue; SQS tells of ten.</summary>
internal sealed record MovesAnswer(string Queue, IReadOnlyList<MoveAnswer> Items);
