namespace Fluxa.Cli.Gameday;

/// <summary>An event that a client was told 202 for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Merchant">Its merchant.</param>
internal sealed record Posted(Guid Id, string Merchant);
