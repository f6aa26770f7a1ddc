using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>Reads SQS's answers.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(BatchAnswerBody))]
[JsonSerializable(typeof(SendAnswer))]
[JsonSerializable(typeof(QueueUrlAnswer))]
[JsonSerializable(typeof(ListQueuesAnswer))]
[JsonSerializable(typeof(QueueAttributesAnswer))]
[JsonSerializable(typeof(MoveStarted))]
[JsonSerializable(typeof(MoveTasks))]
[JsonSerializable(typeof(MoveCancelled))]
internal sealed partial class SqsJson : JsonSerializerContext
{
    /// <exception cref="JsonException">The answer is no JSON object, or lacks what the operation promises.</exception>
    public static T Demand<T>(T? answer)
        where T : class => answer ?? throw new JsonException("The answer is null.");
}
