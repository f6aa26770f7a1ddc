using System.Text.Json;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Cli.Tests.Keys;

public sealed class KeysTests(PostgresFixture postgres) : IAsyncLifetime
{
    private string _database = "";

    public async ValueTask InitializeAsync() => _database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_new_key_is_shown_once_alone_on_its_line()
    {
        var (exitCode, output, _) = await RunAsync("create", "--tenant", "acme", "--scope", "query", "--expires", "90d");
        var (_, list, _) = await RunAsync("list");

        var line = output.Split('\n')[0].Trim();
        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.True(ApiKeyText.TryParse(line, out var key));
        Assert.Contains(key.KeyId, list, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Secret, list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_everything_a_script_needs()
    {
        var created = await JsonAsync("create", "--tenant", "acme", "--name", "billing", "--scope", "ingest", "recovery.read");
        var listed = Assert.Single((await JsonAsync("list", "--tenant", "acme")).EnumerateArray());

        Assert.StartsWith($"flx_{created.GetProperty("key_id").GetString()}_", created.GetProperty("key").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["key_id", "tenant", "name", "scopes", "state", "created_at", "expires_at", "revoked_at", "last_used_at"],
            listed.EnumerateObject().Select(member => member.Name));
        Assert.Equal("""["ingest","recovery.read"]""", JsonSerializer.Serialize(listed.GetProperty("scopes")));
        Assert.Equal("live", listed.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_third_live_key_of_a_name_is_refused_with_what_to_do()
    {
        await RunAsync("create");
        await RunAsync("create");

        var (exitCode, _, error) = await RunAsync("create");

        Assert.Equal(ExitCodes.CouldNot, exitCode);
        Assert.Equal("fluxa: Tenant default has 2 live keys named default already: revoke one (./fluxa keys list --tenant default), or use another --name.", error.Trim());
    }

    [Fact]
    public async Task Rotating_makes_a_second_key_and_ends_the_first_after_the_overlap()
    {
        var first = await JsonAsync("create", "--scope", "query");

        var second = await JsonAsync("rotate", first.GetProperty("key_id").GetString()!, "--overlap", "1h");
        var keys = (await JsonAsync("list")).EnumerateArray().ToList();

        Assert.Equal("""["query"]""", JsonSerializer.Serialize(second.GetProperty("scopes")));
        Assert.All(keys, key => Assert.Equal("live", key.GetProperty("state").GetString()));
        Assert.Single(keys, key => key.GetProperty("expires_at").ValueKind == JsonValueKind.String && key.GetProperty("key_id").GetString() == first.GetProperty("key_id").GetString());
    }

    [Fact]
    public async Task A_revoked_key_is_shown_as_revoked_and_can_not_be_rotated()
    {
        var key = (await JsonAsync("create")).GetProperty("key").GetString()!;

        var (revoked, _, _) = await RunAsync("revoke", key);
        var (rotated, _, error) = await RunAsync("rotate", key);
        var (_, list, _) = await RunAsync("list");

        Assert.Equal((ExitCodes.Done, ExitCodes.CouldNot), (revoked, rotated));
        Assert.Contains("isn't live", error, StringComparison.Ordinal);
        Assert.Contains("revoked", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no key 0123456789abcdef", "revoke", "0123456789abcdef")]
    [InlineData("--tenant must be", "create", "--tenant", "Acme Ltd")]
    [InlineData("--name must have", "create", "--name", "")]
    [InlineData("--expires must be a time", "create", "--expires", "never")]
    public async Task What_can_not_be_done_is_said_in_a_sentence(string sentence, params string[] command)
    {
        var (exitCode, _, error) = await RunAsync(command);

        Assert.Equal(ExitCodes.CouldNot, exitCode);
        Assert.StartsWith($"fluxa: {sentence}", error, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] command) =>
        CommandLine.RunAsync(["keys", .. command, "--connection", _database]);

    private async Task<JsonElement> JsonAsync(params string[] command) => JsonElement.Parse((await RunAsync([.. command, "--json"])).Output);
}
