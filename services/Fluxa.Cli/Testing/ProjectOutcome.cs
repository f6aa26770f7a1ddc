namespace Fluxa.Cli.Testing;

/// <summary>What a test project did.</summary>
/// <param name="Project">Its name.</param>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failures">Tests that failed or were skipped, and faults of the project itself.</param>
internal sealed record ProjectOutcome(string Project, int Passed, IReadOnlyList<TestFailure> Failures);
