using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Fluxa.Cli.Bench.Transport;

/// <summary>A topic as the bare loops use it.</summary>
internal sealed class BareTopic
{
    private const string Version = "Version=2010-03-31";
    private readonly BareAws _aws;

    private BareTopic(BareAws aws, string arn)
    {
        _aws = aws;
        Arn = arn;
    }

    public string Arn { get; }

    public static async Task<BareTopic> CreateAsync(BareAws aws, string name, CancellationToken cancellationToken)
    {
        var answer = await aws.SnsAsync(Encoding.UTF8.GetBytes($"Action=CreateTopic&{Version}&Name={name}"), cancellationToken);
        return new BareTopic(aws, XDocument.Parse(Encoding.UTF8.GetString(answer)).Descendants().Single(element => element.Name.LocalName == "TopicArn").Value);
    }

    /// <summary>The same message as one of a queue.</summary>
    public byte[] PublishBody(JsonObject message) => Form("Publish", Message("", message));

    public byte[] PublishBatchBody(JsonObject message) => Form("PublishBatch", [.. Enumerable.Range(1, BareQueue.Batch).SelectMany(number =>
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"PublishBatchRequestEntries.member.{number}.");
        return Message(prefix, message).Prepend((prefix + "Id", number.ToString(CultureInfo.InvariantCulture)));
    })]);

    /// <exception cref="CliException">The emulator took not all of it.</exception>
    public async Task PublishAsync(byte[] body, CancellationToken cancellationToken)
    {
        var answer = await _aws.SnsAsync(body, cancellationToken).ConfigureAwait(false);
        if (answer.AsSpan().IndexOf("<SenderFault>"u8) >= 0)
        {
            throw new CliException("The emulator failed entries of a bare publish.");
        }
    }

    public Task PublishSignedAsync(byte[] body, CancellationToken cancellationToken) => _aws.SignedSnsAsync(body, cancellationToken);

    private byte[] Form(string action, IEnumerable<(string Name, string Value)> fields) => Encoding.UTF8.GetBytes(
        $"Action={action}&{Version}&TopicArn={Uri.EscapeDataString(Arn)}&{string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"))}");

    private static List<(string Name, string Value)> Message(string prefix, JsonObject message)
    {
        List<(string, string)> fields = [(prefix + "Message", (string)message["MessageBody"]!)];
        foreach (var (attribute, number) in message["MessageAttributes"]!.AsObject().Select((attribute, index) => (attribute, index + 1)))
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"{prefix}MessageAttributes.entry.{number}.");
            fields.Add((entry + "Name", attribute.Key));
            fields.Add((entry + "Value.DataType", (string)attribute.Value!["DataType"]!));
            fields.Add((entry + "Value.StringValue", (string)attribute.Value["StringValue"]!));
        }

        return fields;
    }
}
