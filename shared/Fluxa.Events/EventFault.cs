using System.Diagnostics.CodeAnalysis;

namespace Fluxa.Events;

/// <summary>One thing wrong with an event's JSON.</summary>
/// <param name="Pointer">RFC 6901 JSON pointer to the place; empty for the document itself.</param>
/// <param name="Detail">What is wrong and what is allowed, for the person who wrote the client.</param>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "A JSON pointer is called a pointer.")]
public sealed record EventFault(string Pointer, string Detail);
