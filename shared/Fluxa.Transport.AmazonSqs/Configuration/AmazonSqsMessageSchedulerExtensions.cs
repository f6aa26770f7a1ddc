namespace MassTransit;

/// <summary>Former names of MassTransit's delayed message scheduler, kept so that old configuration still compiles.</summary>
public static class AmazonSqsMessageSchedulerExtensions
{
    /// <summary>Schedules messages by delaying them in SQS.</summary>
    /// <param name="configurator">The bus.</param>
    [Obsolete("Call UseDelayedMessageScheduler: it works on every transport")]
    public static void UseAmazonSqsMessageScheduler(this IBusFactoryConfigurator configurator) => configurator.UseDelayedMessageScheduler();

    /// <summary>Adds a scheduler that delays messages in SQS to the container.</summary>
    /// <param name="configurator">The bus's registrations.</param>
    [Obsolete("Call AddDelayedMessageScheduler: it works on every transport")]
    public static void AddAmazonSqsMessageScheduler(this IBusRegistrationConfigurator configurator) => configurator.AddDelayedMessageScheduler();
}
