using System.Buffers;
using System.Globalization;
using System.Text;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>Writes the form of a query-protocol request, percent-encoding what is not unreserved.</summary>
internal sealed class FormBody
{
    public const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";

    private static readonly SearchValues<byte> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"u8);

    /// <summary>A buffer that grew beyond this is let go: one large message must not hold memory on every thread.</summary>
    private const int KeptBytes = 256 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _kept;

    private readonly ArrayBufferWriter<byte> _form = _kept ?? new(4096);

    public FormBody(string action, string version)
    {
        // Ours until its bytes are taken: a second form begun meanwhile on this thread gets a buffer of its own.
        _kept = null;
        Add("Action", action);
        Add("Version", version);
    }

    public FormBody Add(string name, string value)
    {
        if (_form.WrittenCount > 0)
        {
            _form.Write("&"u8);
        }

        // Names are made of letters, digits and dots by us: no encoding needed.
        Encoding.UTF8.GetBytes(name, _form);
        _form.Write("="u8);
        Encode(value);

        return this;
    }

    /// <summary>Adds a dictionary as the query protocol flattens one: <c>Attributes.entry.1.key</c>, <c>Attributes.entry.1.value</c>.</summary>
    public FormBody AddMap(string name, IReadOnlyDictionary<string, string> entries, string entryName = "entry", string keyName = "key", string valueName = "value")
    {
        var number = 0;
        foreach (var (key, value) in entries)
        {
            number++;
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{name}.{entryName}.{number}.");
            Add(prefix + keyName, key).Add(prefix + valueName, value);
        }

        return this;
    }

    /// <summary>Ends the form; its buffer is kept for the thread's next one.</summary>
    public byte[] ToBytes()
    {
        var bytes = _form.WrittenSpan.ToArray();
        if (_form.Capacity <= KeptBytes)
        {
            _form.ResetWrittenCount();
            _kept = _form;
        }

        return bytes;
    }

    private void Encode(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        Encoding.UTF8.GetBytes(value, rented);

        for (var rest = rented.AsSpan(0, length); rest.Length > 0;)
        {
            var plain = rest.IndexOfAnyExcept(Unreserved);
            if (plain < 0)
            {
                _form.Write(rest);
                break;
            }

            _form.Write(rest[..plain]);
            Escape(rest[plain]);
            rest = rest[(plain + 1)..];
        }

        ArrayPool<byte>.Shared.Return(rented);
    }

    private void Escape(byte value)
    {
        const string Digits = "0123456789ABCDEF";
        var escaped = _form.GetSpan(3);
        escaped[0] = (byte)'%';
        escaped[1] = (byte)Digits[value >> 4];
        escaped[2] = (byte)Digits[value & 0xF];
        _form.Advance(3);
    }
}
