namespace Fluxa.ClaimCheck;

/// <summary>An object in the payload bucket, as a listing shows it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="WrittenAt">When it was put.</param>
public sealed record PayloadObject(string Key, long Bytes, DateTimeOffset WrittenAt);
