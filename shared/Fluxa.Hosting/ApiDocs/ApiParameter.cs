namespace Fluxa.Hosting.ApiDocs;

/// <summary>A parameter that an endpoint reads by itself, for its description.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="IsHeader">A header; else part of the query or path.</param>
/// <param name="Description">What it is.</param>
/// <param name="Format">JSON schema's format such as <c>date-time</c>, or <c>integer</c>; null: any text.</param>
/// <param name="Example">A value that is taken.</param>
internal sealed record ApiParameter(string Name, bool IsHeader, string Description, string? Format, string? Example);
