using System.Text;
using System.Text.Json;
using Fluxa.Recovery.Repair;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Recovery.Tests.Failures;

public sealed class FailureApiTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    private static readonly (string Filter, int Fit)[] Fitting =
    [
        ("reason=hash_mismatch", 2),
        ("reason=nothing", 0),
        ("exception_type=PermanentFailureException", 5),
        ("exception_type=Fluxa.Processor.Failures.PermanentFailureException", 5),
        ("message_type=IngestEvent", 5),
        ("text=NOT%20BE%207", 3),
        ("text=%25", 0),
        ("tenant=other", 2),
        ("state=resolved", 0),
        ("state=any", 5),
        ("min_attempts=2", 0),
        ("max_attempts=1", 5),
        ("older_than=1d", 5),
        ("failed_after=2026-06-01T00:00:00Z", 0),
        ("failed_before=2026-06-01T00:00:00Z", 5),
        ("text=must", 3),
        ("text=hash%20is", 2),
        ("text=must&tenant=other", 0),
        ("text=7", 3),
        ("text=%7Bn%7D", 0),
    ];

    private static readonly (string Path, string Problem)[] Wrong =
    [
        ("/failures?state=broken", "400 invalid-parameter /state"),
        ("/failures?limit=0", "400 invalid-parameter /limit"),
        ("/failures?limit=1001", "400 invalid-parameter /limit"),
        ("/failures?cursor=x", "400 invalid-parameter /cursor"),
        ("/failures?cursor=AB", "400 invalid-parameter /cursor"),
        ("/failures?event_id=x&colour=red", "400 invalid-parameter /event_id /colour"),
        ("/failures?older_than=soon", "400 invalid-parameter /older_than"),
        ("/failures/count?min_attempts=-1", "400 invalid-parameter /min_attempts"),
        ("/failures/groups?cursor=x", "400 invalid-parameter /cursor"),
        ("/failures/groups/none", "404 failure-not-found"),
        ("/failures/0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f", "404 failure-not-found"),
        ("/failures/0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f/payload", "404 failure-not-found"),
        ("/audit?redrive_id=x", "400 invalid-parameter /redrive_id"),
        ("/redrives?state=odd", "400 invalid-parameter /state"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_page_by_page_newest_first_each_failure_once()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(25);
        var seen = new List<Guid>();
        var cursor = "";

        do
        {
            var page = await http.GetJsonAsync($"/failures?limit=10{cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("failure_id").GetGuid()));
            cursor = page.GetProperty("next_cursor").GetString() is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(25, seen.Count);
    }

    [Fact]
    public async Task Counts_and_lists_what_fits()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(3);
        await recovery.FailAsync(2, "the hash is another", "other", "hash_mismatch");

        foreach (var (filter, expected) in Fitting)
        {
            var (count, list) = (await http.GetJsonAsync($"/failures/count?{filter}"), await http.GetJsonAsync($"/failures?{filter}"));
            Assert.Equal((filter, expected, expected), (filter, count.GetProperty("count").GetInt32(), list.GetProperty("items").GetArrayLength()));
        }
    }

    [Fact]
    [Trait("problem", "failure-not-found")]
    public async Task Names_what_is_wrong_with_a_question()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();

        foreach (var (path, expected) in Wrong)
        {
            Assert.Equal($"{path} {expected}", $"{path} {await http.RefusedAsync(path)}");
        }
    }

    [Fact]
    public async Task Shows_one_failure_with_payload_headers_and_history()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(1);
        var id = (await http.GetJsonAsync("/failures")).GetProperty("items")[0].GetProperty("failure_id").GetGuid();

        var failure = await http.GetJsonAsync($"/failures/{id}");
        var payload = await http.GetStringAsync($"/failures/{id}/payload", Token);

        Assert.Equal(FailedMessage.Payload, payload);
        Assert.Equal("schema_invalid", failure.GetProperty("headers").GetProperty("fluxa-reason").GetString());
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", failure.GetProperty("trace_id").GetString());
        Assert.Equal("amount: must not be 7", failure.GetProperty("attempts_list")[0].GetProperty("exception_message").GetString());
        Assert.Contains("EventProcessor.Read", failure.GetProperty("stack").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_by_cause_and_keeps_comments()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(3, "No fee for merchant 'A' and amount 12.50");
        await recovery.FailAsync(2, "No fee for merchant 'B' and amount 7");
        await recovery.FailAsync(1, "Something else");

        var groups = (await http.GetJsonAsync("/failures/groups")).GetProperty("items");
        var first = groups[0].GetProperty("group").GetString();
        await http.PostAsync($"/failures/groups/{first}/comments", new StringContent("""{"text":"seen before, see #12"}"""), Token);
        var detail = await http.GetJsonAsync($"/failures/groups/{first}");

        Assert.Equal([5, 1], groups.EnumerateArray().Select(group => group.GetProperty("count").GetInt32()));
        Assert.Equal("PermanentFailureException: No fee for merchant '…' and amount {n}", groups[0].GetProperty("title").GetString());
        Assert.Equal("seen before, see #12", detail.GetProperty("comments")[0].GetProperty("text").GetString());
        Assert.Equal(5, (await http.GetJsonAsync($"/failures/count?group={first}")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Tells_of_a_cause_what_failed_since_it_was_last_sent_back()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(3);
        var redrive = await http.PlanAsync();
        await http.ExecuteAsync(redrive);
        await recovery.DriveAsync(redrive, new Worker(recovery, _ => false), "stopped");
        Assert.Equal(0, await NewAsync());

        await recovery.Errors.SendAsync(FailedMessage.Event(Guid.CreateVersion7()), [.. FailedMessage.Fault().Where(header => header.Name != "MT-Fault-Timestamp")]);
        await recovery.CollectAsync();

        Assert.Equal(1, await NewAsync());

        async Task<int> NewAsync() => (await http.GetJsonAsync("/failures/groups")).GetProperty("items")[0].GetProperty("new_since_redrive").GetInt32();
    }

    [Fact]
    [Trait("problem", "invalid-request")]
    public async Task Discards_only_when_told_for_real_and_notes_who_and_why()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        http.DefaultRequestHeaders.Add("X-Operator", "ann");
        await recovery.FailAsync(3);

        var dry = await http.SendAsync("/failures/discard", """{"filter":{"reason":"schema_invalid"}}""");
        Assert.Equal("422 invalid-request /reason", await http.RefusedAsync("/failures/discard", """{"filter":{},"dry_run":false}"""));
        Assert.Equal("422 invalid-request /filter", await http.RefusedAsync("/failures/discard", """{"reason":"r","dry_run":false}"""));
        var real = await http.SendAsync("/failures/discard", """{"filter":{"reason":"schema_invalid"},"reason":"test data","dry_run":false}""");
        var note = (await http.GetJsonAsync("/audit")).GetProperty("items")[0];

        Assert.Equal("""{"matched":3,"changed":3,"dry_run":true}""", dry.GetRawText());
        Assert.Equal("""{"matched":3,"changed":3,"dry_run":false}""", real.GetRawText());
        Assert.Equal(3L, await recovery.ReadAsync<long>("select count(*) from failures where state = 'discarded' and closed_at is not null"));
        Assert.Equal("ann (local) discard test data 3", $"{note.GetProperty("by")} {note.GetProperty("action")} {note.GetProperty("reason")} {note.GetProperty("count")}");
        Assert.Equal("schema_invalid", note.GetProperty("filter").GetProperty("reason").GetString());
    }

    [Fact]
    [Trait("problem", "failure-state")]
    public async Task Edits_only_a_payload_that_is_valid_and_touches_nothing_locked()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(1);
        var id = (await http.GetJsonAsync("/failures")).GetProperty("items")[0].GetProperty("failure_id").GetGuid();
        var path = $"/failures/{id}/edit";

        Assert.Equal("422 invalid-event /payload/amount", await http.RefusedAsync(path, Edit("""{"user_id":"u-1","amount":"x","currency":"EUR","merchant":"m","timestamp":"2026-01-02T03:04:05Z"}""")));
        Assert.Equal("422 invalid-event /payload/event_id", await http.RefusedAsync(path, Edit($$"""{"event_id":"{{Guid.CreateVersion7()}}","user_id":"u-1","amount":1,"currency":"EUR","merchant":"m","timestamp":"2026-01-02T03:04:05Z"}""")));
        Assert.Equal("422 invalid-request /correlation_id", await http.RefusedAsync(path, """{"payload":"{}","reason":"r","correlation_id":"c"}"""));
        Assert.Equal("422 invalid-request /reason", await http.RefusedAsync(path, """{"payload":"{}"}"""));
        var edited = FailedMessage.Payload.Replace("12.50", "13.75", StringComparison.Ordinal);
        await http.SendAsync(path, Edit(edited));

        Assert.Equal(edited, await http.GetStringAsync($"/failures/{id}/payload", Token));
        Assert.Equal(FailedMessage.Payload, await http.GetStringAsync($"/failures/{id}/payload?original=true", Token));
        await recovery.ExecuteAsync("update failures set state = 'resolved', closed_at = now()");
        Assert.Equal("409 failure-state", await http.RefusedAsync(path, Edit(edited)));
    }

    [Fact]
    public async Task Exports_every_line_with_the_payload()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(120);

        var lines = (await http.GetStringAsync("/failures/export", Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(120, lines.Length);
        Assert.All(lines, line => Assert.Equal(FailedMessage.Payload, Encoding.UTF8.GetString(JsonElement.Parse(line).GetProperty("payload_base64").GetBytesFromBase64())));
    }

    [Fact]
    public async Task Resolves_by_itself_what_was_processed_after_all_and_removes_it_by_age()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(3);
        await recovery.ExecuteAsync("""
            insert into events
            select tenant_id, event_id, 'c', 'e', 'u', 1, 'EUR', 'm', now(), null, 'INLINE', '', null, payload_sha256, 0, now(), now() from failures limit 2
            """);

        Assert.Equal(2, await recovery.Services.GetRequiredService<RepairWatcher>().RunOnceAsync(Token));
        var stats = await http.GetJsonAsync("/failures/stats");
        Assert.Equal((1, 2), (stats.GetProperty("open").GetInt32(), stats.GetProperty("resolved").GetInt32()));

        var cleaner = recovery.Services.GetRequiredService<RetentionCleaner>();
        Assert.Equal(0, await cleaner.RunOnceAsync(Token));
        await recovery.ExecuteAsync("update failures set closed_at = now() - interval '15 days' where closed_at is not null");
        Assert.Equal(2, await cleaner.RunOnceAsync(Token));
        Assert.Equal("1 1 1", await recovery.ReadAsync<string>("select concat((select count(*) from failures), ' ', (select count(*) from failure_messages), ' ', (select count(*) from failure_attempts))"));
    }

    private static string Edit(string payload) => $$"""{"reason":"typo","payload":{{JsonSerializer.Serialize(payload)}}}""";
}
