namespace Fluxa.Alarms;

/// <summary>What is made of a metric's values within a period.</summary>
public enum AlarmStatistic
{
    /// <summary>How much a counter counted. CloudWatch: <c>Sum</c>.</summary>
    Sum,

    /// <summary>A gauge's highest value. CloudWatch: <c>Maximum</c>.</summary>
    Maximum,

    /// <summary>By how much a gauge is higher at the end than at the beginning. CloudWatch: <c>DIFF(m1)</c> over <c>Maximum</c>.</summary>
    Growth,
}
