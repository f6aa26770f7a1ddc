using System.Runtime.InteropServices;
using System.Xml;
using System.Xml.Linq;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>Reads a query-protocol answer by the names of its elements; the namespace differs by service and says nothing.</summary>
internal static class XmlAnswer
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="XmlException">The answer is not well formed.</exception>
    public static XElement Read(ReadOnlyMemory<byte> body)
    {
        var bytes = MemoryMarshal.TryGetArray(body, out var segment) ? segment : new ArraySegment<byte>(body.ToArray());
        using var reader = XmlReader.Create(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), Settings);

        return XElement.Load(reader);
    }

    public static string? Text(XElement from, string name) => from.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    /// <exception cref="XmlException">There is no such element.</exception>
    public static string Demand(XElement from, string name) =>
        Text(from, name) ?? throw new XmlException($"The answer {from.Name.LocalName} has no {name}.");

    /// <summary>Answers the elements of a list: <c>member</c> within the list's own element.</summary>
    public static IEnumerable<XElement> Members(XElement from, string list, string member = "member") =>
        from.Descendants().Where(element => element.Name.LocalName == list).Elements().Where(element => element.Name.LocalName == member);
}
