namespace Fluxa.Cli.Dlq.Views;

/// <summary>Something to think about before a plan is carried out.</summary>
internal sealed record WarningView(string Code, string Detail, long? Count);
