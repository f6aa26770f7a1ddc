using Microsoft.Extensions.Options;

namespace Fluxa.Hosting;

/// <summary>Reads the faults of a configuration out of what its validation threw.</summary>
internal static class ConfigurationFaults
{
    /// <summary>One readable line a fault; empty when the exception is about something else.</summary>
    public static IReadOnlyList<string> From(Exception exception) => exception switch
    {
        OptionsValidationException validation => [.. validation.Failures],
        AggregateException aggregate when aggregate.InnerExceptions.All(inner => From(inner).Count > 0) => [.. aggregate.InnerExceptions.SelectMany(From)],

        // Options that are bound as a whole fail so at the first value that doesn't fit.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unreadable => [unreadable.Message],
        _ => [],
    };
}
