namespace Fluxa.Persistence.Storing;

/// <summary>What became of events that were stored each by itself; those in neither had their key there already.</summary>
/// <param name="OutboxIds">The outbox row of each that was stored.</param>
/// <param name="Refused">Those whose own data can't be stored.</param>
internal sealed record OneByOne(Dictionary<EventKey, long> OutboxIds, List<RefusedRow> Refused);
