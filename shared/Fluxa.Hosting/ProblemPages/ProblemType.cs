namespace Fluxa.Hosting.ProblemPages;

/// <summary>A kind of problem that clients can tell apart. Its slug never changes; docs/problems.md has a section on each.</summary>
/// <param name="Slug">Last part of the type's URI.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Title">What it is, the same words each time.</param>
public sealed record ProblemType(string Slug, int Status, string Title)
{
    private const string Prefix = "urn:fluxa:problem:";

    /// <summary>
    /// The problem's <c>type</c>. A URN: it is compared and never fetched, is the same on every host, and claims no domain that a
    /// deployment doesn't own (RFC 9457 §3.1.1 advises against relative references).
    /// </summary>
    public string Uri => Prefix + Slug;

    /// <summary>A problem of this type.</summary>
    /// <param name="detail">What happened this time and what to do; never an exception's text.</param>
    public Problem Because(string detail) => new(this) { Detail = detail };
}
