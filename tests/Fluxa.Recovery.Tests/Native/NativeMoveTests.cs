using System.Net;
using System.Text.Json;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Recovery.Tests.Native;

/// <summary>SQS's own redrive through Recovery, on the emulator's message move tasks.</summary>
public sealed class NativeMoveTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    private const string Go = """{"dry_run":false,"reason":"the collector is down"}""";

    [Fact]
    public async Task Says_what_would_move_and_moves_nothing()
    {
        await using var recovery = await CreateAsync(3);
        using var http = recovery.CreateClient();

        var answer = await http.SendAsync(Moves(recovery), "{}");

        Assert.Equal((true, 3, recovery.Source.Name), (answer.GetProperty("dry_run").GetBoolean(), answer.GetProperty("waiting").GetInt32(), answer.GetProperty("destination").GetString()));
        Assert.Empty((await http.GetJsonAsync(Moves(recovery))).GetProperty("items").EnumerateArray());
        Assert.Equal((3, 0), (await recovery.Errors.DepthAsync(), await recovery.Source.DepthAsync()));
    }

    [Fact]
    public async Task Moves_everything_to_the_queue_it_belongs_to_and_notes_the_wish_before_the_outcome()
    {
        await using var recovery = await CreateAsync(25);
        using var http = recovery.CreateClient();

        var started = await http.SendAsync(Moves(recovery), Go, HttpStatusCode.Accepted);

        Assert.NotEmpty(started.GetProperty("task_handle").GetString()!);
        var move = await EndsAsync(http, recovery);
        Assert.Equal(("COMPLETED", 25, 25), (move.GetProperty("status").GetString(), move.GetProperty("moved").GetInt32(), move.GetProperty("to_move").GetInt32()));
        Assert.Equal((0, 25), (await recovery.Errors.DepthAsync(), await recovery.Source.DepthAsync()));
        var notes = (await http.GetJsonAsync("/audit?action=native-start")).GetProperty("items").EnumerateArray().Reverse()
            .Select(note => (note.GetProperty("outcome").GetString()!.Split(':')[0], note.GetProperty("reason").GetString()));
        Assert.Equal([("asked", "the collector is down"), ("accepted", "the collector is down")], notes);
    }

    [Fact]
    [Trait("problem", "move-state")]
    public async Task Runs_one_move_at_a_time_and_cancels_it_on_demand()
    {
        await using var recovery = await CreateAsync(50);
        using var http = recovery.CreateClient();
        await http.SendAsync(Moves(recovery), """{"dry_run":false,"reason":"slowly","rate_per_second":1}""", HttpStatusCode.Accepted);

        Assert.Equal("409 move-state", await http.RefusedAsync(Moves(recovery), Go));
        Assert.True((await http.SendAsync($"{Moves(recovery)}/cancel", "{}")).GetProperty("dry_run").GetBoolean());
        await http.SendAsync($"{Moves(recovery)}/cancel", Go, HttpStatusCode.Accepted);

        var move = await EndsAsync(http, recovery);
        Assert.Equal("CANCELLED", move.GetProperty("status").GetString());
        Assert.Equal(50, await recovery.Errors.DepthAsync() + await recovery.Source.DepthAsync());
        Assert.Equal("409 move-state", await http.RefusedAsync($"{Moves(recovery)}/cancel", Go));
    }

    [Fact]
    [Trait("problem", "queue-not-found")]
    public async Task Refuses_what_SQS_would_not_do_or_nobody_should_ask()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();

        // Nobody's dead-letter queue.
        Assert.Equal("409 move-state", await http.RefusedAsync(Moves(recovery), Go));
        Assert.Equal("409 move-state", await http.RefusedAsync($"{Moves(recovery)}/cancel", Go));

        // Queues of the account that Recovery does not look after.
        Assert.Equal("404 queue-not-found", await http.RefusedAsync($"/native/{recovery.Source.Name}/moves", Go));
        Assert.Equal("404 queue-not-found", await http.RefusedAsync($"/native/{recovery.Source.Name}/moves"));
        Assert.Equal("404 queue-not-found", await http.RefusedAsync("/native/nope_error/moves/cancel", Go));
        Assert.Equal("404 queue-not-found", await http.RefusedAsync(Moves(recovery), """{"destination":"nope"}"""));

        Assert.Equal("422 invalid-request /rate_per_second", await http.RefusedAsync(Moves(recovery), """{"rate_per_second":0}"""));
        Assert.Equal("422 invalid-request /rate_per_second", await http.RefusedAsync(Moves(recovery), """{"rate_per_second":501}"""));
        Assert.Equal("422 invalid-request /reason", await http.RefusedAsync(Moves(recovery), """{"dry_run":false}"""));
        Assert.Equal("422 invalid-request /filter", await http.RefusedAsync(Moves(recovery), """{"filter":{}}"""));
        Assert.Equal("400 malformed-json", await http.RefusedAsync(Moves(recovery), "["));
        Assert.Equal("refused", (await http.GetJsonAsync("/audit?action=native-start")).GetProperty("items")[0].GetProperty("outcome").GetString()!.Split(' ')[0]);
    }

    private async Task<RecoveryUnderTest> CreateAsync(int messages)
    {
        var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        await recovery.Source.DeadLettersToAsync(recovery.Errors);
        await recovery.Errors.SendManyAsync(Enumerable.Range(0, messages).Select(number => $"message {number}"));
        return recovery;
    }

    private static string Moves(RecoveryUnderTest recovery) => $"/native/{recovery.Errors.Name}/moves";

    private static Task<JsonElement> EndsAsync(HttpClient http, RecoveryUnderTest recovery) => Eventually.BecomesAsync(
        "the move has ended",
        async () => (await http.GetJsonAsync(Moves(recovery))).GetProperty("items")[0],
        move => move.GetProperty("status").GetString() is not ("RUNNING" or "CANCELLING"));
}
