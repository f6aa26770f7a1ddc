namespace Fluxa.Events.Json;

/// <summary>
/// Judges a JSON document that arrives in pieces of any size, by RFC 8259 and <see cref="JsonLimits"/>, in memory that
/// does not grow with the document: neither strings nor numbers are collected, only their beginnings where somebody reads them.
/// </summary>
/// <remarks>
/// Our own, because every parser at hand either collects a token before it judges it (a 10 MiB string is then a 10 MiB
/// buffer) or is more lenient than PostgreSQL: a repeated name, <c>\u0000</c>, a lone surrogate or <c>1e999</c> would be
/// accepted with 202 and then never stored.
/// </remarks>
internal sealed class StrictJsonScanner
{
    private readonly IJsonMembers _members;
    private readonly JsonPath _path = new();
    private readonly OpenNames _names = new();
    private readonly KeptText _text = new();
    private readonly JsonString _string;
    private readonly JsonNumberText _number;
    private JsonLiteral _literal;
    private JsonPlace _place;
    private JsonExpectation _expected = JsonExpectation.Value;
    private long _offset;
    private long _memberStart;
    private bool _isEmpty = true;

    public StrictJsonScanner(IJsonMembers members)
    {
        _members = members;
        _string = new JsonString(_path, _text);
        _number = new JsonNumberText(_text);
    }

    /// <summary>Why scanning stopped; null while nothing is wrong.</summary>
    public EventFault? Fault { get; private set; }

    /// <summary>The fault lies between values: nobody can say for sure where this one ends. Else a string, number, word or name is at fault.</summary>
    public bool BreaksStructure { get; private set; }

    /// <summary>Takes the next bytes of the document; false when it is at fault and more need not be read.</summary>
    public bool Append(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Fault is null)
        {
            at = _expected switch
            {
                JsonExpectation.RestOfString => AppendString(bytes, at),
                JsonExpectation.RestOfNumber => AppendNumber(bytes, at),
                JsonExpectation.RestOfLiteral => AppendLiteral(bytes, at),
                _ => AppendStructure(bytes, at),
            };
        }

        _offset += bytes.Length;
        return Fault is null;
    }

    /// <summary>The document has ended; false when it is at fault.</summary>
    public bool Complete()
    {
        if (Fault is null && _expected == JsonExpectation.RestOfNumber)
        {
            _number.Complete();
            EndNumber(0);
        }

        if (Fault is null && _expected != JsonExpectation.Nothing)
        {
            Fail(0, JsonFaultTexts.Truncated(_expected, _path.IsInObject, _isEmpty), breaksStructure: true);
        }

        return Fault is null;
    }

    private int AppendStructure(ReadOnlySpan<byte> bytes, int at)
    {
        var value = bytes[at];
        if (_place.PassWhitespace(value, _offset + at))
        {
            return at + 1;
        }

        switch (_expected, (char)value)
        {
            case (JsonExpectation.Value or JsonExpectation.ValueOrEnd, _) when TryBeginValue(value, at):
                break;
            case (JsonExpectation.Name or JsonExpectation.NameOrEnd, '"'):
                _path.BeginName();
                _string.Begin(JsonString.Purpose.Name);
                _expected = JsonExpectation.RestOfString;
                break;
            case (JsonExpectation.Colon, ':'):
                _expected = JsonExpectation.Value;
                break;
            case (JsonExpectation.CommaOrEnd, ','):
                TakeComma();
                break;
            case (JsonExpectation.CommaOrEnd, '}') when _path.IsInObject:
            case (JsonExpectation.NameOrEnd, '}'):
            case (JsonExpectation.CommaOrEnd, ']') when !_path.IsInObject:
            case (JsonExpectation.ValueOrEnd, ']'):
                Close(at);
                break;
            default:
                Fail(at, _isEmpty && value == 0xEF ? JsonFaultTexts.ByteOrderMark : JsonFaultTexts.Unexpected(_expected, value, _path.IsInObject), breaksStructure: true);
                break;
        }

        _isEmpty = false;
        return at + 1;
    }

    private void TakeComma()
    {
        _expected = _path.IsInObject ? JsonExpectation.Name : JsonExpectation.Value;
        if (_path.IsInObject)
        {
            _path.BeginName();
        }
    }

    private bool TryBeginValue(byte value, int at)
    {
        JsonKind? kind = (char)value switch
        {
            '{' => JsonKind.Object,
            '[' => JsonKind.Array,
            '"' => JsonKind.String,
            '-' or (>= '0' and <= '9') => JsonKind.Number,
            't' => JsonKind.True,
            'f' => JsonKind.False,
            'n' => JsonKind.Null,
            _ => null,
        };
        if (kind is null)
        {
            return false;
        }

        if (_path is { Depth: > 0, IsInObject: false })
        {
            _path.NextItem();
        }

        BeginValue(kind.Value, value, at);
        return true;
    }

    private void BeginValue(JsonKind kind, byte first, int at)
    {
        if (_path.Depth == 0)
        {
            _members.OnRoot(kind);
        }
        else if (_path.Depth == 1)
        {
            _memberStart = _offset + at;
        }

        _text.Clear();
        switch (kind)
        {
            case JsonKind.Object or JsonKind.Array:
                Open(kind == JsonKind.Object, at);
                break;
            case JsonKind.String:
                _string.Begin(_path.Depth == 1 ? JsonString.Purpose.Value : JsonString.Purpose.Check);
                _expected = JsonExpectation.RestOfString;
                break;
            case JsonKind.Number:
                _number.Begin(first);
                _expected = JsonExpectation.RestOfNumber;
                break;
            default:
                _literal.Begin(kind);
                _literal.Append(first);
                _expected = JsonExpectation.RestOfLiteral;
                break;
        }
    }

    private void Open(bool isObject, int at)
    {
        if (_path.Depth == JsonLimits.MaxDepth)
        {
            Fail(at, JsonFaultTexts.TooDeep);
            return;
        }

        _path.Enter(isObject);
        if (isObject)
        {
            _names.OpenObject();
        }

        _expected = isObject ? JsonExpectation.NameOrEnd : JsonExpectation.ValueOrEnd;
    }

    private void Close(int at)
    {
        var kind = _path.IsInObject ? JsonKind.Object : JsonKind.Array;
        if (_path.IsInObject)
        {
            _names.CloseObject();
        }

        _path.Leave();
        EndValue(kind, _offset + at + 1);
    }

    private int AppendString(ReadOnlySpan<byte> bytes, int at)
    {
        at = _string.Append(bytes, at);
        if (_string.Fault is { } fault)
        {
            Fail(at, fault);
        }
        else if (_string is { HasEnded: true, IsName: true })
        {
            EndName(at);
        }
        else if (_string.HasEnded)
        {
            EndValue(JsonKind.String, _offset + at);
        }

        return at;
    }

    private void EndName(int at)
    {
        _path.EndName();
        _expected = JsonExpectation.Colon;
        if (!_names.Add(_string.FinishName()))
        {
            Fail(at - 1, "The same name stands twice in one object; which of the two would count?");
        }
        else if (_names.Count > JsonLimits.MaxOpenNames)
        {
            Fail(at - 1, JsonFaultTexts.TooManyNames);
        }
    }

    private int AppendNumber(ReadOnlySpan<byte> bytes, int at)
    {
        EndNumber(at = _number.Append(bytes, at));
        return at;
    }

    private void EndNumber(int at)
    {
        if (_number.Fault is { } fault)
        {
            Fail(at, fault);
        }
        else if (_number.HasEnded)
        {
            EndValue(JsonKind.Number, _offset + at);
        }
    }

    private int AppendLiteral(ReadOnlySpan<byte> bytes, int at)
    {
        if (!_literal.Append(bytes[at]))
        {
            Fail(at, $"Did you mean {_literal.Name}? Of words, JSON knows only true, false and null.");
        }
        else if (_literal.HasEnded)
        {
            EndValue(_literal.Kind, _offset + at + 1);
        }

        return at + 1;
    }

    private void EndValue(JsonKind kind, long end)
    {
        _expected = _path.Depth == 0 ? JsonExpectation.Nothing : JsonExpectation.CommaOrEnd;
        if (_path is { Depth: 1, IsInObject: true })
        {
            var isText = kind is JsonKind.String or JsonKind.Number;
            _members.OnMember(new JsonMember
            {
                Name = _path.OutermostName,
                Kind = kind,
                Text = isText ? _text.Bytes : [],
                Characters = _text.Characters,
                Start = _memberStart,
                End = end,
            });
        }
    }

    private void Fail(int at, string text, bool breaksStructure = false)
    {
        BreaksStructure = breaksStructure;
        Fault = new EventFault(_path.ToPointer(), _place.Describe(_offset + at, text));
    }
}
