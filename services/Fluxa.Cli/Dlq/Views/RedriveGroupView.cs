namespace Fluxa.Cli.Dlq.Views;

/// <summary>How much of a plan belongs to one cause.</summary>
internal sealed record RedriveGroupView(string Group, string Title, long Count);
