using MassTransit.Util;

namespace MassTransit;

/// <summary>Makes message types known before they are first published, so that their topics are deployed at the bus's start.</summary>
public static class AmazonSqsPublishTopologyConfigurationExtensions
{
    private const TypeClassification MessageTypes =
        TypeClassification.Concrete | TypeClassification.Closed | TypeClassification.Abstract | TypeClassification.Interface;

    /// <summary>Makes all message types of a type's namespace, and of those below it, known.</summary>
    /// <typeparam name="T">A type of the namespace.</typeparam>
    /// <param name="configurator">The bus.</param>
    /// <param name="configure">Configures each type's topic.</param>
    /// <param name="filter">Returns true for a type that is to be known. Default: all.</param>
    public static void AddPublishMessageTypesFromNamespaceContaining<T>(
        this IAmazonSqsBusFactoryConfigurator configurator,
        Action<IAmazonSqsMessagePublishTopologyConfigurator, Type>? configure = null,
        Func<Type, bool>? filter = null) => configurator.AddPublishMessageTypesFromNamespaceContaining(typeof(T), configure, filter);

    /// <summary>Makes all message types of a type's namespace, and of those below it, known.</summary>
    /// <param name="configurator">The bus.</param>
    /// <param name="type">A type of the namespace.</param>
    /// <param name="configure">Configures each type's topic.</param>
    /// <param name="filter">Returns true for a type that is to be known. Default: all.</param>
    /// <exception cref="ArgumentException">The type has no namespace.</exception>
    public static void AddPublishMessageTypesFromNamespaceContaining(
        this IAmazonSqsBusFactoryConfigurator configurator,
        Type type,
        Action<IAmazonSqsMessagePublishTopologyConfigurator, Type>? configure = null,
        Func<Type, bool>? filter = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.Namespace is null)
        {
            throw new ArgumentException($"The type {type} has no namespace whose message types could be found", nameof(type));
        }

        configurator.AddPublishMessageTypes(
            AssemblyTypeCache.FindTypesInNamespace(
                type,
                candidate => MessageTypeCache.IsValidMessageType(candidate) && (filter is null || filter(candidate)),
                MessageTypes),
            configure);
    }

    /// <summary>Makes message types known.</summary>
    /// <param name="configurator">The bus.</param>
    /// <param name="messageTypes">The message types.</param>
    /// <param name="configure">Configures each type's topic.</param>
    public static void AddPublishMessageTypes(
        this IAmazonSqsBusFactoryConfigurator configurator,
        IEnumerable<Type> messageTypes,
        Action<IAmazonSqsMessagePublishTopologyConfigurator, Type>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configurator);
        ArgumentNullException.ThrowIfNull(messageTypes);

        foreach (var messageType in messageTypes)
        {
            configurator.Publish(messageType, topic => configure?.Invoke(topic, messageType));
        }
    }
}
