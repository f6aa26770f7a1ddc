using Fluxa.Hosting.ProblemPages;

namespace Fluxa.Hosting.ApiDocs;

/// <summary>The problems that an endpoint answers with, for its description.</summary>
/// <param name="Types">Of the catalogue.</param>
internal sealed record ApiProblems(IReadOnlyList<ProblemType> Types);
