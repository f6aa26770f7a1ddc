namespace Fluxa.Events.CloudEvents;

/// <summary>An envelope's attributes as found, before they are judged.</summary>
internal sealed class CloudEventDraft
{
    private readonly Dictionary<string, DraftText> _texts = new(StringComparer.Ordinal);

    /// <summary>Where the data stands in the document; empty when there is none.</summary>
    public (long Start, long End) Data { get; set; }

    public DraftText? this[string attribute]
    {
        get => _texts.GetValueOrDefault(attribute);
        set => _texts[attribute] = value!;
    }
}
