using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using MassTransit;
using MassTransit.Serialization;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

/// <summary>
/// A serializer of the shape of MassTransit.Newtonsoft's encrypting one: its body is bytes, which reach a text transport as base64.
/// </summary>
internal sealed class AesSerializer(byte[] key) : ISerializerFactory, IMessageSerializer, IMessageDeserializer
{
    public ContentType ContentType { get; } = new("application/vnd.masstransit+aes");

    public IMessageSerializer CreateSerializer() => this;

    public IMessageDeserializer CreateDeserializer() => this;

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var plain = SystemTextJsonMessageSerializer.Instance.GetMessageBody(context).GetBytes();
        return new Base64MessageBody(Convert.ToBase64String([.. aes.IV, .. aes.EncryptCbc(plain, aes.IV)]));
    }

    public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
        new BodyConsumeContext(receiveContext, Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress));

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null)
    {
        var bytes = new Base64MessageBody(body.GetString()).GetBytes();
        using var aes = Aes.Create();
        aes.Key = key;
        var plain = Encoding.UTF8.GetString(aes.DecryptCbc(bytes.AsSpan(16), bytes.AsSpan(0, 16)));
        return SystemTextJsonMessageSerializer.Instance.Deserialize(new StringMessageBody(plain), headers, destinationAddress);
    }

    public MessageBody GetMessageBody(string text) => new Base64MessageBody(text);

    public void Probe(ProbeContext context) => context.CreateScope("aes");
}
