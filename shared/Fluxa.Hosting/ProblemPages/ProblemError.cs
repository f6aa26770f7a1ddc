using System.Diagnostics.CodeAnalysis;

namespace Fluxa.Hosting.ProblemPages;

/// <summary>One fault of a request.</summary>
/// <param name="Pointer">JSON pointer to the field (<c>/amount</c>); for a parameter of the path or query, its name after a slash.</param>
/// <param name="Detail">What is wrong and what is allowed.</param>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The member is named by RFC 9457's own example: a JSON pointer.")]
public sealed record ProblemError(string Pointer, string Detail);
