namespace Fluxa.Persistence.Schema;

/// <summary>The schema could not be brought up to date. The message is one sentence for an operator, without secrets.</summary>
public sealed class DatabaseMigrationException : Exception
{
    internal DatabaseMigrationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
