namespace Fluxa.Events.Json;

/// <summary>Hears of a document's outermost value as a scanner goes over it.</summary>
internal interface IJsonMembers
{
    /// <summary>The document is a value of this kind.</summary>
    void OnRoot(JsonKind kind);

    /// <summary>The document is an object and this member of it has ended.</summary>
    void OnMember(in JsonMember member);
}
