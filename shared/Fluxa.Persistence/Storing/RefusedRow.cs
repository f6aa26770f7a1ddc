namespace Fluxa.Persistence.Storing;

/// <summary>An event that PostgreSQL refuses for its own data.</summary>
/// <param name="Pending">The event.</param>
/// <param name="SqlState">The kind of fault, as PostgreSQL names it.</param>
/// <param name="Text">PostgreSQL's own words.</param>
internal readonly record struct RefusedRow(PendingEvent Pending, string SqlState, string Text);
