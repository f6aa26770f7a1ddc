using Fluxa.EndToEnd.Tests.Pipelines;

namespace Fluxa.EndToEnd.Tests.Crashes;

/// <summary>A process dies on each named line, another takes over, and the promises hold.</summary>
[Collection(WholeMachine.Name)]
public sealed class CrashPointTests(CrashStack stack) : IClassFixture<CrashStack>
{
    public static TheoryData<string> Cases => new(CrashCases.All.Select(crash => crash.ToString()));

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Nothing_is_lost_or_doubled_when_it_dies_at(string point) => stack.RunOf(point);
}
