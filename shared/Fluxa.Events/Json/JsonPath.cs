using System.Globalization;
using System.Text;

namespace Fluxa.Events.Json;

/// <summary>Where a scanner stands: the open objects and arrays with the member or item each is at.</summary>
internal sealed class JsonPath
{
    private readonly Frame[] _frames = new Frame[JsonLimits.MaxDepth];
    private byte[] _names = new byte[JsonLimits.KeptName];

    /// <summary>How many objects and arrays are open.</summary>
    public int Depth { get; private set; }

    public bool IsInObject => Depth > 0 && _frames[Depth - 1].IsObject;

    /// <summary>The name of the outermost object's current member, cut at <see cref="JsonLimits.KeptName"/> bytes.</summary>
    public ReadOnlySpan<byte> OutermostName => NameOf(_frames[0]);

    public void Enter(bool isObject)
    {
        var start = Depth == 0 ? 0 : _frames[Depth - 1].NameEnd;
        _frames[Depth++] = new Frame { IsObject = isObject, Item = -1, NameStart = start, NameEnd = start };
    }

    public void Leave() => Depth--;

    /// <summary>The array's next item begins.</summary>
    public void NextItem() => _frames[Depth - 1].Item++;

    /// <summary>The object's next member begins; until <see cref="EndName"/> it has no name.</summary>
    public void BeginName()
    {
        ref var frame = ref _frames[Depth - 1];
        frame.NameEnd = frame.NameStart;
        frame.HasName = false;
    }

    public void AppendName(ReadOnlySpan<byte> bytes)
    {
        ref var frame = ref _frames[Depth - 1];
        var room = JsonLimits.KeptName - (frame.NameEnd - frame.NameStart);
        var kept = bytes[..Math.Min(bytes.Length, room)];
        if (frame.NameEnd + kept.Length > _names.Length)
        {
            Array.Resize(ref _names, _names.Length * 2);
        }

        kept.CopyTo(_names.AsSpan(frame.NameEnd));
        frame.NameEnd += kept.Length;
    }

    public void EndName() => _frames[Depth - 1].HasName = true;

    /// <summary>RFC 6901 pointer to the current place.</summary>
    public string ToPointer()
    {
        var pointer = new StringBuilder();
        foreach (var frame in _frames.AsSpan(0, Depth))
        {
            if (frame.HasName)
            {
                pointer.Append('/').Append(JsonPointer.Escape(NameOf(frame)));
            }
            else if (frame.Item >= 0)
            {
                pointer.Append('/').Append(frame.Item.ToString(CultureInfo.InvariantCulture));
            }
        }

        return pointer.ToString();
    }

    private ReadOnlySpan<byte> NameOf(in Frame frame) => _names.AsSpan(frame.NameStart, frame.NameEnd - frame.NameStart);

    private struct Frame
    {
        public bool IsObject;
        public bool HasName;
        public int Item;
        public int NameStart;
        public int NameEnd;
    }
}
