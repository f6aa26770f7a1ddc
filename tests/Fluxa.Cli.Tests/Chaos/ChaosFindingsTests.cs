using Fluxa.Cli.Chaos.Checking;
using Fluxa.Cli.Chaos.Traffic;

namespace Fluxa.Cli.Tests.Chaos;

/// <summary>The checker sees each way in which a promise can be broken.</summary>
public sealed class ChaosFindingsTests
{
    private const string Sha256 = "00";
    private readonly Guid _id = Guid.CreateVersion7();

    [Fact]
    public void An_acked_event_that_is_stored_and_announced_is_as_promised()
        => Assert.Empty(Find([Acked()], [Stored()], announced: [_id]));

    [Fact]
    public void An_event_of_unknown_fate_may_be_there_or_not()
    {
        Assert.Empty(Find([Sent()], [], announced: []));
        Assert.Empty(Find([Sent()], [Stored()], announced: [_id]));
    }

    [Fact]
    public void An_acked_event_that_is_nowhere_is_found()
        => Assert.Equal(["acked and missing"], Find([Acked()], [], announced: []));

    [Fact]
    public void An_acked_event_that_is_a_dead_letter_is_not_missing_but_found()
        => Assert.Equal(["dead letter"], Find([Acked()], [], announced: [], deadLetters: [_id]));

    [Fact]
    public void An_event_that_nobody_sent_is_found()
        => Assert.Equal(["stored, never sent"], Find([], [Stored()], announced: [_id]));

    [Fact]
    public void A_refused_event_that_is_there_is_found()
    {
        var refused = Sent(isValid: false);
        refused.Refuse();

        Assert.Equal(["refused and there"], Find([refused], [Stored()], announced: [_id]));
    }

    [Fact]
    public void An_invalid_event_that_was_accepted_is_found()
    {
        var accepted = Sent(isValid: false);
        accepted.Ack();

        Assert.Equal(["invalid and accepted"], Find([accepted], [Stored()], announced: [_id]));
    }

    [Fact]
    public void A_second_row_is_found()
        => Assert.Equal(["stored twice"], Find([Acked()], [Stored(), Stored()], announced: [_id]));

    [Fact]
    public void Other_bytes_than_were_sent_are_found()
        => Assert.Equal(["stored with other bytes"], Find([Acked()], [Stored() with { Sha256 = "ff" }], announced: [_id]));

    [Fact]
    public void A_row_that_the_inbox_knows_nothing_of_is_found()
        => Assert.Equal(["row and inbox disagree"], Find([Acked()], [Stored() with { Status = null }], announced: [_id]));

    [Fact]
    public void A_row_that_was_never_announced_is_found()
        => Assert.Equal(["stored, never announced"], Find([Acked()], [Stored()], announced: []));

    [Fact]
    public void A_notification_without_a_row_is_found()
        => Assert.Equal(["announced, not stored"], Find([Sent()], [], announced: [_id]));

    [Fact]
    public void A_notification_that_went_out_before_its_row_was_committed_is_found()
        => Assert.Equal(["announced before it was stored"], Find([Acked()], [Stored()], announced: [_id], early: [_id]));

    [Fact]
    public void A_payload_that_is_not_in_S3_is_found()
        => Assert.Equal(["payload not in S3"], Find([Acked()], [Stored() with { PayloadKey = "raw/gone.json" }], announced: [_id]));

    [Fact]
    public void After_all_faults_every_valid_event_must_be_acked()
        => Assert.Equal(["not acked in the calm"], Find([Sent()], [], announced: [], calmFrom: 0));

    private static IEnumerable<string> Find(
        SentEvent[] sent, StoredEvent[] stored, Guid[] announced, Guid[]? deadLetters = null, Guid[]? early = null, int calmFrom = int.MaxValue)
        => ChaosFindings.Find(sent, calmFrom, stored, announced, early ?? [], deadLetters ?? [], new HashSet<string>()).Keys;

    private SentEvent Sent(bool isValid = true) => new(number: 0, _id, Sha256, bytes: 1, isValid);

    private SentEvent Acked()
    {
        var sent = Sent();
        sent.Ack();
        return sent;
    }

    private StoredEvent Stored() => new(_id, Sha256, Bytes: 1, PayloadKey: null, Status: "processed", LastError: null);
}
