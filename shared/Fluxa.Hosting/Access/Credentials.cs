using Fluxa.Persistence.ApiKeys;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Fluxa.Hosting.Access;

/// <summary>Finds the API key in a request: <c>Authorization: Bearer …</c> or <c>X-API-Key</c>.</summary>
internal static class Credentials
{
    public const string KeyHeader = "X-API-Key";

    private const string Scheme = "Bearer ";

    /// <summary>Reads the key; says what is wrong when there is none that can be read.</summary>
    public static string? Read(IHeaderDictionary headers, out ApiKeyText? key)
    {
        key = null;
        var (authorization, header) = (headers.Authorization, headers[KeyHeader]);
        if (authorization.Count + header.Count > 1)
        {
            return $"Send one API key, in one header: Authorization: Bearer … or {KeyHeader}.";
        }

        if (authorization.Count + header.Count == 0)
        {
            return $"Send an API key: Authorization: Bearer flx_… or {KeyHeader}: flx_….";
        }

        return ApiKeyText.TryParse(Text(authorization, header), out key) ? null : "What was sent is not an API key: one looks like flx_{key id}_{secret}.";
    }

    private static ReadOnlySpan<char> Text(StringValues authorization, StringValues header)
    {
        if (header.Count == 1)
        {
            return header.ToString();
        }

        var text = authorization.ToString().AsSpan();
        return text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..].Trim(' ') : [];
    }
}
