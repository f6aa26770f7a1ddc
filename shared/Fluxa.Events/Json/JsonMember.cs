namespace Fluxa.Events.Json;

/// <summary>A member of the outermost object, told when its value has ended. The spans live until the call returns.</summary>
internal readonly ref struct JsonMember
{
    /// <summary>The name, unescaped; cut at <see cref="JsonLimits.KeptName"/> bytes.</summary>
    public required ReadOnlySpan<byte> Name { get; init; }

    public required JsonKind Kind { get; init; }

    /// <summary>A string unescaped or a number as written, cut at <see cref="JsonLimits.KeptText"/> bytes; else empty.</summary>
    public required ReadOnlySpan<byte> Text { get; init; }

    /// <summary>How many Unicode characters (scalar values) the whole string has.</summary>
    public required long Characters { get; init; }

    /// <summary>Where the value begins in the document, in bytes.</summary>
    public required long Start { get; init; }

    /// <summary>Where the value ends, exclusive.</summary>
    public required long End { get; init; }
}
