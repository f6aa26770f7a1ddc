using System.Diagnostics.CodeAnalysis;

namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>An Amazon resource name, <c>arn:partition:service:region:account:resource</c>.</summary>
internal readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    private const int Parts = 6;

    public static bool TryParse([NotNullWhen(true)] string? text, out Arn arn)
    {
        var parts = text?.Split(':', Parts);
        if (parts is not { Length: Parts } || parts[0] is not "arn")
        {
            arn = default;
            return false;
        }

        arn = new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
        return true;
    }

    public static Arn Parse(string text) =>
        TryParse(text, out var arn) ? arn : throw new FormatException($"'{text}' is no ARN: arn:partition:service:region:account:resource was expected.");

    /// <summary>Names a topic beside this queue or topic: same partition, region and account.</summary>
    public Arn Topic(string topicName) => this with { Service = "sns", Resource = topicName };

    /// <summary>Names a queue beside this queue or topic: same partition, region and account.</summary>
    public Arn Queue(string queueName) => this with { Service = "sqs", Resource = queueName };

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
