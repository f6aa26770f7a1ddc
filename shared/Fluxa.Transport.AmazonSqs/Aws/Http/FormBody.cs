using System.Buffers;
using System.Globalization;
using System.Text;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>Writes the form of a query-protocol request, percent-encoding what is not unreserved.</summary>
internal sealed class FormBody
{
    public const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";

    private static readonly SearchValues<byte> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"u8);

    private readonly ArrayBufferWriter<byte> _form = new(1024);

    public FormBody(string action, string version)
    {
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

    public byte[] ToBytes() => _form.WrittenSpan.ToArray();

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
