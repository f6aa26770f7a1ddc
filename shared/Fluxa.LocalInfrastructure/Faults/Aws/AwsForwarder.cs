using System.Net;
using Microsoft.AspNetCore.Http;

namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>Sends a call on to the emulator and gives its answer back, changed as the fault asks.</summary>
internal sealed class AwsForwarder(Uri target, int seed) : IDisposable
{
    private static readonly string[] NotForwarded = ["Host", "Connection", "Content-Length", "Transfer-Encoding", "Expect"];
    private readonly DuplicateDeliveries _duplicates = new(seed);
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    public void Dispose() => _http.Dispose();

    public async Task ForwardAsync(HttpContext context, AwsCall call, AwsFault? fault)
    {
        if (fault is AwsFault.Delay delay)
        {
            await Task.Delay(delay.By, TimeProvider.System, context.RequestAborted);
        }

        var body = call.Body;
        IReadOnlyList<string> failed = [];
        var anyLeft = true;
        if (fault is AwsFault.FailEntries fail)
        {
            (body, failed, anyLeft) = BatchEntries.Without(call.Body, fail.Positions);
        }

        if (!anyLeft)
        {
            await WriteAsync(context, BatchEntries.WithFailures("{}"u8.ToArray(), failed, (AwsFault.FailEntries)fault!));
            return;
        }

        if (IsReceive(call) && _duplicates.HasAny(call.Resource))
        {
            await WriteAsync(context, _duplicates.AddTo(call.Resource, "{}"u8.ToArray()));
            return;
        }

        using var answer = await SendAsync(context.Request, body, context.RequestAborted);
        var bytes = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        if (fault is AwsFault.LoseAnswer)
        {
            context.Abort();
            return;
        }

        CopyHead(answer, context.Response);
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentLength = answer.Content.Headers.ContentLength;
            return;
        }

        var changed = answer.IsSuccessStatusCode ? Change(call, fault, failed, bytes) : bytes;
        context.Response.ContentLength = changed.Length;
        await context.Response.Body.WriteAsync(changed, context.RequestAborted);
    }

    private byte[] Change(AwsCall call, AwsFault? fault, IReadOnlyList<string> failed, byte[] answer)
    {
        switch (fault)
        {
            case AwsFault.FailEntries fail:
                return BatchEntries.WithFailures(answer, failed, fail);
            case AwsFault.OmitEntries omit:
                return BatchEntries.Omit(call.Body, answer, omit.Positions);
            case AwsFault.Duplicate duplicate when IsReceive(call):
                _duplicates.Remember(call.Resource, answer, duplicate);
                return answer;
            case AwsFault.Annotate added when IsReceive(call):
                return ReceivedMessages.With(answer, added);
            case AwsFault.TamperBody when answer.Length > 0:
                answer[answer.Length / 2] ^= 1;
                return answer;
            default:
                return answer;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequest request, byte[] body, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(
            new HttpMethod(request.Method),
            new Uri(target, request.Path.ToUriComponent() + request.QueryString.ToUriComponent()));
        message.Content = new ByteArrayContent(body);
        foreach (var header in request.Headers.Where(header => !NotForwarded.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray()))
            {
                message.Content.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
            }
        }

        return await _http.SendAsync(message, cancellationToken);
    }

    private static void CopyHead(HttpResponseMessage answer, HttpResponse response)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers))
        {
            if (!NotForwarded.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            {
                response.Headers[header.Key] = header.Value.ToArray();
            }
        }
    }

    private static async Task WriteAsync(HttpContext context, byte[] json)
    {
        context.Response.StatusCode = (int)HttpStatusCode.OK;
        context.Response.ContentType = "application/x-amz-json-1.0";
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }

    private static bool IsReceive(AwsCall call) => call is { Service: "sqs", Operation: "ReceiveMessage" };
}
