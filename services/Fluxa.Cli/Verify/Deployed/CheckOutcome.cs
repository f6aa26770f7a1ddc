namespace Fluxa.Cli.Verify.Deployed;

/// <summary>What came of a check.</summary>
internal enum CheckOutcome
{
    /// <summary>It is as it must be.</summary>
    Pass,

    /// <summary>It isn't.</summary>
    Fail,

    /// <summary>Nobody could look.</summary>
    Open,
}
