using System.Collections.Concurrent;
using System.Text;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>
/// Names topics after message types as MassTransit.AmazonSQS does: <c>My_Namespace-Order</c>, nested <c>My_Namespace-Outer_Inner</c>,
/// generic <c>My_Namespace-Batch--Order--</c>. These names are the wire: other services subscribe to them.
/// </summary>
internal sealed class MessageNameFormatter : IMessageNameFormatter
{
    private readonly ConcurrentDictionary<Type, string> _names = new();

    public string GetMessageName(Type type) => _names.GetOrAdd(type, static type =>
    {
        if (type.IsGenericTypeDefinition)
        {
            throw new ArgumentException($"{type} is an open generic type and names no message", nameof(type));
        }

        var name = new StringBuilder();
        Append(name, type, scope: null);
        return name.ToString();
    });

    private static void Append(StringBuilder name, Type type, string? scope)
    {
        if (type.IsGenericParameter)
        {
            return;
        }

        var ns = type.Namespace?.Replace('.', '_');
        if (ns is not null && ns != scope)
        {
            name.Append(ns).Append('-');
        }

        if (type is { IsNested: true, DeclaringType: { } outer })
        {
            Append(name, outer, ns);
            name.Append('_');
        }

        if (!type.IsGenericType)
        {
            name.Append(type.Name);
            return;
        }

        AppendGeneric(name, type, ns);
    }

    private static void AppendGeneric(StringBuilder name, Type type, string? ns)
    {
        var open = type.GetGenericTypeDefinition().Name;
        var tick = open.IndexOf('`', StringComparison.Ordinal);
        name.Append(tick > 0 ? open[..tick] : open).Append("--");

        var arguments = type.GetGenericArguments();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i > 0)
            {
                name.Append("__");
            }

            Append(name, arguments[i], ns);
        }

        name.Append("--");
    }
}
