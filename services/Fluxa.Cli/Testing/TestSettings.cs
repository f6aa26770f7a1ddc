namespace Fluxa.Cli.Testing;

/// <summary>What was asked of <c>fluxa test</c>.</summary>
internal sealed record TestSettings(string? Filter, IReadOnlyList<string> Projects, bool Format)
{
    /// <summary>Whether a project without a matching test is no fault.</summary>
    public bool Narrowed => Filter is not null;
}
