using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fluxa.Query.Events;

/// <summary>A JSON answer with a strong entity tag made from its bytes; 304 and no body when the client has just these.</summary>
/// <typeparam name="T">What is answered.</typeparam>
internal sealed class TaggedJson<T>(T value, JsonTypeInfo<T> type) : IResult
{
    private const int TagBytes = 12;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        if (EntityTags.AnswersUnchanged(httpContext, Convert.ToHexStringLower(hash[..TagBytes])))
        {
            return Task.CompletedTask;
        }

        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = body.Length;
        return httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
