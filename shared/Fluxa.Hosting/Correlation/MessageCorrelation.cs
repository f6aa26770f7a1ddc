using System.Reflection;

namespace Fluxa.Hosting.Correlation;

/// <summary>
/// Reads correlation id, event id and tenant from the body of a message, by the names that Fluxa's contracts give them. The contracts
/// reference no package and implement no interface, so the names are the seam; they are looked up once a type.
/// </summary>
internal static class MessageCorrelation<TMessage>
    where TMessage : class
{
    private static readonly Func<TMessage, string?>? CorrelationId = Getter<string?>("CorrelationId");
    private static readonly Func<TMessage, Guid>? EventId = Getter<Guid>("EventId");
    private static readonly Func<TMessage, string?>? TenantId = Getter<string?>("TenantId");

    /// <summary>The scope for a message, or null when its type knows no correlation id or the id can't be shown.</summary>
    public static CorrelationScope? Scope(TMessage message) =>
        CorrelationId?.Invoke(message) is { } id && Correlation.CorrelationId.IsValid(id)
            ? new CorrelationScope(id, EventId?.Invoke(message), TenantId?.Invoke(message))
            : null;

    private static Func<TMessage, TValue>? Getter<TValue>(string name)
    {
        var getter = typeof(TMessage).GetProperty(name, BindingFlags.Public | BindingFlags.Instance)?.GetMethod;
        return getter?.ReturnType == typeof(TValue) ? getter.CreateDelegate<Func<TMessage, TValue>>() : null;
    }
}
