using System.Buffers;
using System.Globalization;
using Fluxa.Events;

namespace Fluxa.Ingest.Batches;

/// <summary>A JSON array: goes by brackets, quotes and commas alone. What is inside an element is judged later, by the same scanner as a single event.</summary>
internal sealed class ArrayFraming : BatchFraming
{
    private static readonly SearchValues<byte> InElement = SearchValues.Create("\"{}[],"u8);
    private static readonly SearchValues<byte> InString = SearchValues.Create("\"\\"u8);

    private State _state = State.BeforeArray;
    private int _depth;
    private int _start;

    // After the last byte of the current element that is no whitespace, as far as it was looked at.
    private int _end;

    private enum State
    {
        BeforeArray,
        BeforeFirst,
        BeforeNext,
        InElement,
        InString,
        InEscape,
        AfterArray,
    }

    public override void Complete()
    {
        if (Fault is null && _state != State.AfterArray)
        {
            Fail(Offset, _state == State.BeforeArray ? "The body is empty." : "The body ends before the array does; was it cut off?");
        }
    }

    protected override void Read(ReadOnlySpan<byte> piece)
    {
        for (var at = 0; at < piece.Length && Fault is null && !IsTooMany;)
        {
            at = _state switch
            {
                State.InString => ReadString(piece, at),
                State.InElement => ReadElement(piece, at),
                State.InEscape => EndEscape(at),
                _ => ReadBetween(piece[at], at),
            };
        }
    }

    private int ReadBetween(byte value, int at)
    {
        var place = Offset + at;
        switch (_state, (char)value)
        {
            case var _ when IsWhitespace(value):
                break;
            case (State.BeforeArray, '['):
                _state = State.BeforeFirst;
                break;
            case (State.BeforeArray, _):
                IsNoArray = value is (byte)'{' or (byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (byte)'t' or (byte)'f' or (byte)'n';
                Fail(place, "A batch is one JSON array of events; NDJSON is sent as application/x-ndjson, a single event to /events.");
                break;
            case (State.BeforeFirst, ']'):
                _state = State.AfterArray;
                break;
            case (State.AfterArray, _):
                Fail(place, "Something follows the end of the array.");
                break;
            case (_, ',' or ']' or '}'):
                Fail(place, $"'{(char)value}' follows where an event must stand.");
                break;
            default:
                (_start, _end, _depth, _state) = (place, place, 0, State.InElement);
                return at;
        }

        return at + 1;
    }

    private int ReadElement(ReadOnlySpan<byte> piece, int at)
    {
        var length = piece[at..].IndexOfAny(InElement);
        var plain = length < 0 ? piece[at..] : piece.Slice(at, length);
        var last = plain.LastIndexOfAnyExcept(" \t\r\n"u8);
        _end = last < 0 ? _end : Offset + at + last + 1;
        if (length < 0)
        {
            return piece.Length;
        }

        at += length;
        switch ((char)piece[at])
        {
            case '"':
                _state = State.InString;
                break;
            case '{' or '[':
                _depth++;
                break;
            case ',' when _depth == 0:
                Add(_start, _end);
                _state = State.BeforeNext;
                return at + 1;
            case ']' when _depth == 0:
                Add(_start, _end);
                _state = State.AfterArray;
                return at + 1;
            case '}' when _depth == 0:
                Fail(Offset + at, "'}' closes an object that was not opened.");
                break;
            case '}' or ']':
                _depth--;
                break;
        }

        _end = Offset + at + 1;
        return at + 1;
    }

    private int ReadString(ReadOnlySpan<byte> piece, int at)
    {
        var length = piece[at..].IndexOfAny(InString);
        if (length < 0)
        {
            return piece.Length;
        }

        at += length;
        _state = piece[at] == '"' ? State.InElement : State.InEscape;
        _end = Offset + at + 1;
        return at + 1;
    }

    private int EndEscape(int at)
    {
        _state = State.InString;
        return at + 1;
    }

    private void Fail(int place, string text) => Fault = new EventFault("", string.Create(CultureInfo.InvariantCulture, $"Byte {place + 1}: {text}"));
}
