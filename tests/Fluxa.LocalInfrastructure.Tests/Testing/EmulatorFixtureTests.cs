using System.Net;
using Fluxa.Testing.Fixtures;

namespace Fluxa.LocalInfrastructure.Tests.Testing;

public sealed class EmulatorFixtureTests(EmulatorFixture emulator)
{
    [Fact]
    public async Task The_emulator_answers()
    {
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(emulator.ServiceUrl, "/health"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
