using System.Text;
using Fluxa.Events.Json;

namespace Fluxa.Events.CloudEvents;

/// <summary>Sorts a structured CloudEvent's members into a draft.</summary>
internal sealed class CloudEventFields : IJsonMembers
{
    private const int MaxFaults = 50;
    private readonly List<EventFault> _faults = [];

    public CloudEventDraft Draft { get; } = new();

    public IReadOnlyList<EventFault> Faults => _faults;

    public bool IsObject { get; private set; }

    public void OnRoot(JsonKind kind)
    {
        IsObject = kind == JsonKind.Object;
        if (!IsObject)
        {
            _faults.Add(new EventFault("", $"A CloudEvent is one JSON object; this is {kind.Named()}."));
        }
    }

    public void OnMember(in JsonMember member)
    {
        var name = Encoding.UTF8.GetString(member.Name);
        switch (name)
        {
            case "data":
                Draft.Data = (member.Start, member.End);
                break;
            case "data_base64":
                Add("/data_base64", "Send the event as JSON in data.");
                break;
            case "specversion" or "type" or "id" or "source" or "subject" or "time" or "datacontenttype" or "dataschema":
                Take(name, member);
                break;
            default:
                JudgeExtension(name, member);
                break;
        }
    }

    private void Take(string name, in JsonMember member)
    {
        if (member.Kind == JsonKind.String)
        {
            Draft[name] = new DraftText(Encoding.UTF8.GetString(member.Text), member.Characters);
        }
        else if (member.Kind != JsonKind.Null)
        {
            Add("/" + name, $"Must be a string, not {member.Kind.Named()}.");
        }
    }

    /// <summary>Extension attributes are allowed and not kept.</summary>
    private void JudgeExtension(string name, in JsonMember member)
    {
        var isName = name.Length > 0 && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character));
        if (!isName || member.Kind is JsonKind.Object or JsonKind.Array)
        {
            Add("/" + JsonPointer.Escape(member.Name), "No CloudEvents attribute: a name has a–z and 0–9, a value is a string, number or boolean. The event's own fields belong into data.");
        }
    }

    private void Add(string pointer, string detail)
    {
        if (_faults.Count < MaxFaults)
        {
            _faults.Add(new EventFault(pointer, detail));
        }
    }
}
