using System.Buffers;

namespace Fluxa.Events.Fields;

/// <summary>UUIDs as 8-4-4-4-12 hex digits, either case.</summary>
internal static class CanonicalUuid
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789abcdefABCDEF-");

    /// <summary>Reads a UUID.</summary>
    /// <returns>What is wrong; null when <paramref name="id"/> is the UUID.</returns>
    public static string? TryRead(string text, out Guid id)
    {
        // .NET also takes groups such as 0x12 and +12.
        if (!Guid.TryParseExact(text, "D", out id) || text.AsSpan().ContainsAnyExcept(Allowed))
        {
            return "Must be a UUID of 8-4-4-4-12 hex digits, for example 0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f.";
        }

        return id == Guid.Empty ? "Must not be the nil UUID; leave event_id out and one is made for you." : null;
    }
}
