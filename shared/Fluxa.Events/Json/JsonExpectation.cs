namespace Fluxa.Events.Json;

/// <summary>What a document must go on with, and how to say so to people.</summary>
internal enum JsonExpectation
{
    Value,
    ValueOrEnd,
    Name,
    NameOrEnd,
    Colon,
    CommaOrEnd,
    Nothing,
    RestOfString,
    RestOfNumber,
    RestOfLiteral,
}
