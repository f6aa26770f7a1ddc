namespace Fluxa.Events;

/// <summary>A field's text; cut when it is far longer than any rule allows.</summary>
/// <param name="Value">The text.</param>
/// <param name="Characters">Unicode characters (scalar values) of the whole text, which is also how PostgreSQL counts.</param>
internal sealed record DraftText(string Value, long Characters);
