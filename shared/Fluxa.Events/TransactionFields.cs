using System.Text;
using Fluxa.Events.Fields;
using Fluxa.Events.Json;

namespace Fluxa.Events;

/// <summary>Sorts a document's members into a draft; names those that are unknown or of a wrong kind.</summary>
internal sealed class TransactionFields : IJsonMembers
{
    /// <summary>More are not listed: the list goes into an HTTP answer.</summary>
    private const int MaxFaults = 50;

    private static readonly string[] Names = ["user_id", "amount", "currency", "merchant", "timestamp", "metadata", "event_id"];

    private readonly List<EventFault> _faults = [];

    public TransactionDraft Draft { get; } = new();

    public IReadOnlyList<EventFault> Faults => _faults;

    /// <summary>False when the document is not an object at all.</summary>
    public bool IsObject { get; private set; }

    public void OnRoot(JsonKind kind)
    {
        IsObject = kind == JsonKind.Object;
        if (!IsObject)
        {
            _faults.Add(new EventFault("", $"An event is one JSON object; this is {kind.Named()}."));
        }
    }

    public void OnMember(in JsonMember member)
    {
        switch (member.Name)
        {
            case var name when name.SequenceEqual("user_id"u8):
                Draft.UserId = Text(member, JsonKind.String);
                break;
            case var name when name.SequenceEqual("amount"u8):
                Draft.Amount = Text(member, JsonKind.Number);
                break;
            case var name when name.SequenceEqual("currency"u8):
                Draft.Currency = Text(member, JsonKind.String);
                break;
            case var name when name.SequenceEqual("merchant"u8):
                Draft.Merchant = Text(member, JsonKind.String);
                break;
            case var name when name.SequenceEqual("timestamp"u8):
                Draft.Timestamp = Text(member, JsonKind.String);
                break;
            case var name when name.SequenceEqual("event_id"u8):
                Draft.EventId = Text(member, JsonKind.String);
                break;
            case var name when name.SequenceEqual("metadata"u8):
                Draft.Metadata = IsKind(member, JsonKind.Object) ? (member.Start, member.End) : default;
                break;
            default:
                AddUnknown(member.Name);
                break;
        }
    }

    private DraftText? Text(in JsonMember member, JsonKind kind)
        => IsKind(member, kind) ? new DraftText(Encoding.UTF8.GetString(member.Text), member.Characters) : null;

    /// <summary>Null is as if the member were not there: many serializers write it so.</summary>
    private bool IsKind(in JsonMember member, JsonKind kind)
    {
        if (member.Kind != kind && member.Kind != JsonKind.Null)
        {
            var hint = (kind, member.Kind) == (JsonKind.Number, JsonKind.String) ? " Write the number without quotes." : "";
            Add("/" + Encoding.UTF8.GetString(member.Name), $"Must be {kind.Named()}, not {member.Kind.Named()}.{hint}");
        }

        return member.Kind == kind;
    }

    private void AddUnknown(ReadOnlySpan<byte> name)
    {
        var shown = JsonPointer.Show(name);
        var meant = Spelling.Nearest(shown, Names);
        Add("/" + JsonPointer.Escape(name), meant is null
            ? $"Unknown field. Known ones are {string.Join(", ", Names)}; what else belongs to the event goes into metadata."
            : $"Unknown field. Did you mean {meant}?");
    }

    private void Add(string pointer, string detail)
    {
        if (_faults.Count < MaxFaults)
        {
            _faults.Add(new EventFault(pointer, detail));
        }
    }
}
