namespace Fluxa.Cli.Dlq.Views;

/// <summary>The newest move tasks of an error queue.</summary>
internal sealed record MovesView(IReadOnlyList<MoveView> Items);
