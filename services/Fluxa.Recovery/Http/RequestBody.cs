using System.Text.Json;
using Fluxa.Hosting.ProblemPages;

namespace Fluxa.Recovery.Http;

/// <summary>Reads a request's JSON object member by member, so that every fault is named and nothing unknown is dropped in silence.</summary>
internal sealed class RequestBody
{
    private const int MaxReason = 1024;
    private const int MaxIds = 10_000;
    private const int MaxBytes = 12 * 1024 * 1024;

    private readonly List<ProblemError> _faults = [];
    private readonly Dictionary<string, JsonElement> _members;

    private RequestBody(Dictionary<string, JsonElement> members) => _members = members;

    /// <summary>What is wrong; null: nothing so far.</summary>
    public Problem? Problem => _faults.Count == 0 ? null : Problems.InvalidRequest.Because("Some fields are not as they must be; nothing was done.").With(_faults);

    /// <summary>Reads the body; a problem when it is no JSON object.</summary>
    public static async Task<(RequestBody? Body, Problem? Problem)> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength == 0)
        {
            return (new RequestBody([]), null);
        }

        if (context.Request.ContentLength > MaxBytes)
        {
            return (null, Problems.PayloadTooLarge.Because("The body has more bytes than this path takes."));
        }

        try
        {
            var root = await JsonSerializer.DeserializeAsync(context.Request.Body, RequestJson.Default.JsonElement, context.RequestAborted);
            return root.ValueKind == JsonValueKind.Object
                ? (new RequestBody(root.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal)), null)
                : (null, Problems.MalformedJson.Because("The body must be one JSON object."));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return (null, Problems.MalformedJson.Because("The body is not a JSON object with each name once."));
        }
    }

    public string? Text(string name, int longest = MaxReason)
    {
        if (!_members.Remove(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text.Length <= longest && !text.Contains('\0', StringComparison.Ordinal))
        {
            return text;
        }

        Fault(name, $"must be a text of 1 to {longest} characters");
        return null;
    }

    /// <summary>The reason that every change must have.</summary>
    public string Reason()
    {
        var faults = _faults.Count;
        var reason = Text("reason");
        if (string.IsNullOrWhiteSpace(reason) && faults == _faults.Count)
        {
            Fault("reason", "is required: whoever reads the audit wants to know why");
        }

        return reason ?? "";
    }

    public bool Flag(string name, bool otherwise)
    {
        if (!_members.Remove(name, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault(name, "must be true or false");
        return otherwise;
    }

    public int Number(string name, int otherwise, int least, int most)
    {
        if (!_members.Remove(name, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fault(name, $"must be a whole number from {least} to {most}");
        return otherwise;
    }

    /// <summary>The filter's fields as texts; null when there is none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Fields(string name)
    {
        if (!_members.Remove(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return [.. value.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => KeyValuePair.Create(
                member.Name,
                member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText()))];
        }

        Fault(name, "must be an object");
        return [];
    }

    public IReadOnlyList<Guid>? Ids(string name)
    {
        if (!_members.Remove(name, out var value))
        {
            return null;
        }

        List<Guid> ids = [];
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is > 0 and <= MaxIds)
        {
            ids.AddRange(value.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String && id.TryGetGuid(out _)).Select(id => id.GetGuid()));
        }

        if (ids.Count == 0 || ids.Count != value.GetArrayLength())
        {
            Fault(name, $"must be a list of 1 to {MaxIds} UUIDs");
        }

        return ids;
    }

    public void Fault(string name, string detail) => _faults.Add(new ProblemError($"/{name}", detail));

    public void Fault(IEnumerable<ProblemError> faults, string under) =>
        _faults.AddRange(faults.Select(fault => fault with { Pointer = $"/{under}{fault.Pointer}" }));

    /// <summary>Names every member that nobody asked for.</summary>
    public Problem? NothingElse()
    {
        foreach (var name in _members.Keys)
        {
            Fault(name, "is no field of this request");
        }

        return Problem;
    }
}
