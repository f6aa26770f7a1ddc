namespace Fluxa.LocalInfrastructure;

/// <summary>PostgreSQL, the emulator or what they need couldn't be installed, started or kept running. The message is one sentence for the person at the terminal.</summary>
/// <param name="message">What happened, to which thing, and what to do.</param>
/// <param name="innerException">The cause, when there is one.</param>
public sealed class LocalInfrastructureException(string message, Exception? innerException = null) : Exception(message, innerException);
