using Microsoft.Extensions.Logging;

namespace Fluxa.Hosting.Correlation;

/// <summary>What <see cref="CorrelationConsumeFilter{TMessage}"/> logs; a generic class can't hold generated log methods of its own.</summary>
internal static partial class ConsumeLog
{
    [LoggerMessage(3202, LogLevel.Debug, "{MessageType} was consumed at attempt {Attempt} in {ElapsedMs} ms")]
    public static partial void Consumed(ILogger logger, string messageType, int attempt, double elapsedMs);
}
