namespace Fluxa.Cli.Verify;

/// <summary>What the database holds of an event.</summary>
internal sealed record StoredRow(int Rows, string Sha256);
