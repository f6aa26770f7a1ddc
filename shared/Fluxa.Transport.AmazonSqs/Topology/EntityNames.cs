using System.Text.RegularExpressions;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>The names that SQS and SNS take; the lengths are theirs, the characters those MassTransit allows in addresses.</summary>
internal sealed partial class EntityNames : IEntityNameValidator
{
    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html</summary>
    private const int MaxQueueName = 80;

    /// <summary>https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html</summary>
    private const int MaxTopicName = 256;

    private const string FifoSuffix = ".fifo";

    private readonly string _what;
    private readonly int _maxLength;

    private EntityNames(string what, int maxLength)
    {
        _what = what;
        _maxLength = maxLength;
    }

    public static EntityNames Queue { get; } = new("queue", MaxQueueName);

    public static EntityNames Topic { get; } = new("topic", MaxTopicName);

    public static EntityNames For(AmazonSqsEntityType type) => type == AmazonSqsEntityType.Topic ? Topic : Queue;

    public static bool IsFifo(string name) => name.EndsWith(FifoSuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Applies a suffix before <c>.fifo</c>: the error queue of a FIFO queue must be one too.</summary>
    public static string Derive(string queueName, Func<string, string> derive) =>
        IsFifo(queueName) ? derive(queueName[..^FifoSuffix.Length]) + FifoSuffix : derive(queueName);

    public bool IsValidEntityName(string? name) =>
        !string.IsNullOrWhiteSpace(name) && name.Length <= _maxLength && Allowed().IsMatch(name);

    public void ThrowIfInvalidEntityName(string? name)
    {
        if (!IsValidEntityName(name))
        {
            throw new AmazonSqsTransportConfigurationException(
                $"'{name}' can't be a {_what} name: use 1 to {_maxLength} letters, digits, hyphens, underscores, periods or colons");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9\-_.:]+\z")]
    private static partial Regex Allowed();
}
