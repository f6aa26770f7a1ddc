namespace Fluxa.Hosting.ApiDocs;

/// <summary>An example of a body, for an endpoint's description.</summary>
/// <param name="Status">Of the answer that it is an example of; 0: of the request.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Text">The body: JSON, or text of another kind.</param>
/// <param name="Description">What the body is.</param>
internal sealed record ApiExample(int Status, string ContentType, string Text, string Description);
