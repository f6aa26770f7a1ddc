namespace Fluxa.Recovery.Redrives;

/// <summary>The steps of a redrive: each sends more than the one before, and none begins before the outcomes of the last are known.</summary>
internal static class RedriveStages
{
    public const string None = "none";
    public const string CanaryOne = "canary-1";
    public const string CanaryTen = "canary-10";
    public const string CanaryHundred = "canary-100";
    public const string Rest = "rest";

    /// <summary>How many messages the stage sends; null: all that are left.</summary>
    public static int? SizeOf(string stage) => stage switch
    {
        CanaryOne => 1,
        CanaryTen => 10,
        CanaryHundred => 100,
        _ => null,
    };

    public static string After(string stage) => stage switch
    {
        CanaryOne => CanaryTen,
        CanaryTen => CanaryHundred,
        _ => Rest,
    };
}
