using System.Net.Sockets;
using Npgsql;

namespace Fluxa.Persistence.Faults;

/// <summary>Says what an error of PostgreSQL means. SQLSTATEs: https://www.postgresql.org/docs/current/errcodes-appendix.html.</summary>
internal static class PostgresFaults
{
    /// <summary>What PostgreSQL's own answer means.</summary>
    public static PostgresFault Classify(string sqlState) => sqlState switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => PostgresFault.Transient,
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction => PostgresFault.Transient,
        PostgresErrorCodes.StatementCompletionUnknown or PostgresErrorCodes.TransactionIntegrityConstraintViolation => PostgresFault.Transient,
        _ => ClassifyByClass(sqlState),
    };

    /// <summary>Whether PostgreSQL, or the way to it, is at fault, so that the caller may try again; false for an error of our own.</summary>
    public static bool IsDatabaseFault(Exception exception) =>
        exception is NpgsqlException or SocketException or TimeoutException or IOException;

    /// <summary>Whether the error is one row's fault, so that the other rows can go on without it.</summary>
    public static bool IsRowFault(Exception exception) =>
        exception is PostgresException refused && Classify(refused.SqlState) == PostgresFault.Row;

    /// <summary>The error as callers see it: one new exception for each of them, because each throws its own.</summary>
    public static Exception ForCaller(Exception exception) => IsDatabaseFault(exception)
        ? new StoreUnavailableException((exception as PostgresException)?.SqlState, exception)
        : exception;

    private static PostgresFault ClassifyByClass(string sqlState) => (sqlState.Length < 2 ? "" : sqlState[..2]) switch
    {
        // Connection, insufficient resources, operator intervention.
        "08" or "53" or "57" => PostgresFault.Transient,

        // Data exception, integrity violation, program limit (an index entry too large).
        "22" or "23" or "54" => PostgresFault.Row,
        _ => PostgresFault.Setup,
    };
}
