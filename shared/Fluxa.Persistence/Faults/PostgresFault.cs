namespace Fluxa.Persistence.Faults;

/// <summary>Whose fault an error of PostgreSQL is.</summary>
internal enum PostgresFault
{
    /// <summary>Nobody's: it passes (no answer, overload, deadlock, shutdown, fail-over).</summary>
    Transient,

    /// <summary>The data's: this row can't be stored, today or tomorrow.</summary>
    Row,

    /// <summary>Ours or the operator's (missing table, missing right, wrong password): no event is to blame, so every event waits until it is mended.</summary>
    Setup,
}
