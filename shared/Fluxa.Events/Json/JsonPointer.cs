using System.Text;

namespace Fluxa.Events.Json;

/// <summary>RFC 6901.</summary>
internal static class JsonPointer
{
    /// <summary>A member name as one step of a pointer; one that was cut ends in "…".</summary>
    public static string Escape(ReadOnlySpan<byte> name)
        => Show(name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>A kept name as text for people.</summary>
    public static string Show(ReadOnlySpan<byte> name)
    {
        if (name.Length < JsonLimits.KeptName)
        {
            return Encoding.UTF8.GetString(name);
        }

        var whole = name.Length;
        while (whole > 0 && (name[whole - 1] & 0xC0) == 0x80)
        {
            whole--;
        }

        // The last character may have been cut through; nobody misses one of a hundred.
        return Encoding.UTF8.GetString(name[..Math.Max(0, whole - 1)]) + "…";
    }
}
