using System.Diagnostics.CodeAnalysis;

namespace Fluxa.Hosting.Correlation;

/// <summary>The id that follows an event through every log line, message, row and answer.</summary>
public static class CorrelationId
{
    /// <summary>The HTTP header that brings it and takes it back.</summary>
    public const string Header = "X-Correlation-ID";

    /// <summary>The longest that is taken from a client, in characters.</summary>
    public const int MaxLength = 128;

    private const char FirstVisible = '!';
    private const char LastVisible = '~';

    /// <summary>True for 1–128 visible ASCII characters. Anything else could break a log line, a header or an SQS attribute.</summary>
    /// <param name="value">What a client sent.</param>
    public static bool IsValid([NotNullWhen(true)] string? value) =>
        value is { Length: > 0 and <= MaxLength } && value.AsSpan().IndexOfAnyExceptInRange(FirstVisible, LastVisible) < 0;

    /// <summary>Makes a new one: 32 hex digits that sort by time.</summary>
    /// <param name="clock">Says when.</param>
    public static string New(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return Guid.CreateVersion7(clock.GetUtcNow()).ToString("n");
    }
}
