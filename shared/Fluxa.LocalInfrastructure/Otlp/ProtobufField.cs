using System.Buffers.Binary;

namespace Fluxa.LocalInfrastructure.Otlp;

/// <summary>A field of a protobuf message.</summary>
/// <param name="Number">Its number in the message's definition.</param>
/// <param name="Bits">A varint, fixed32 or fixed64 as it is; 0 for bytes.</param>
/// <param name="Bytes">Text, bytes or an inner message; empty for numbers.</param>
/// <seealso href="https://protobuf.dev/programming-guides/encoding/"/>
internal readonly record struct ProtobufField(int Number, ulong Bits, ReadOnlyMemory<byte> Bytes)
{
    public double Double => BitConverter.UInt64BitsToDouble(Bits);

    public long Long => (long)Bits;

    /// <summary>Numbers of 64 bits, written one after the other.</summary>
    public IEnumerable<ulong> Packed64
    {
        get
        {
            for (var rest = Bytes; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
            {
                yield return BinaryPrimitives.ReadUInt64LittleEndian(rest.Span);
            }
        }
    }

    public string Text => System.Text.Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>The fields of a message, in the order they were written.</summary>
    /// <exception cref="InvalidDataException">It isn't protobuf, or is cut off.</exception>
    public static IEnumerable<ProtobufField> Read(ReadOnlyMemory<byte> message)
    {
        while (message.Length > 0)
        {
            var key = Varint(ref message);
            var number = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    yield return new ProtobufField(number, Varint(ref message), default);
                    break;
                case 1:
                    yield return new ProtobufField(number, BinaryPrimitives.ReadUInt64LittleEndian(Take(ref message, 8).Span), default);
                    break;
                case 2:
                    var length = Varint(ref message);
                    yield return new ProtobufField(number, 0, Take(ref message, length));
                    break;
                case 5:
                    yield return new ProtobufField(number, BinaryPrimitives.ReadUInt32LittleEndian(Take(ref message, 4).Span), default);
                    break;
                default:
                    throw new InvalidDataException($"Field {number} has the wire type {key & 7}, which protobuf 3 doesn't have.");
            }
        }
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> from)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(ref from, 1).Span[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A varint has more than ten bytes.");
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> from, ulong length)
    {
        if (length > (ulong)from.Length)
        {
            throw new InvalidDataException($"The message ends {length - (ulong)from.Length} bytes too early.");
        }

        var taken = from[..(int)length];
        from = from[(int)length..];
        return taken;
    }
}
