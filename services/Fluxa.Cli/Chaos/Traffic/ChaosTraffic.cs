using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Fluxa.Cli.Traffic;
using Fluxa.Cli.Verify;

namespace Fluxa.Cli.Chaos.Traffic;

/// <summary>Clients: they post at a steady rate to whichever Ingest, some say everything up to five times, some try again when told nothing, some make mistakes.</summary>
internal sealed class ChaosTraffic : IDisposable
{
    private const int AtOnce = 400;
    private const int MostTries = 20;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan TryAgain = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<Guid, SentEvent> _sent = new();
    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly IReadOnlyList<FluxaClient> _clients;
    private readonly ChaosSettings _settings;
    private readonly SampleEvents _samples;
    private readonly TimeProvider _clock;

    public ChaosTraffic(IReadOnlyList<Uri> ingests, ChaosSettings settings, TimeProvider clock)
    {
        _clients = [.. ingests.Select(ingest => new FluxaClient(new Target(ingest, ingest, null), AtOnce))];
        _settings = settings;
        _samples = new SampleEvents("chaos-", settings.Seed, clock);
        _clock = clock;
    }

    public IReadOnlyCollection<SentEvent> Sent => [.. _sent.Values];

    /// <summary>Posts the events with these numbers and waits for what their clients are told.</summary>
    public async Task PostAsync(int from, int to, CancellationToken cancellationToken)
    {
        var posts = new List<Task>(to - from);
        using var timer = new PeriodicTimer(Tick, _clock);
        var started = _clock.GetTimestamp();
        for (var number = from; number < to; await timer.WaitForNextTickAsync(cancellationToken))
        {
            var due = Math.Min(to, from + (int)(_clock.GetElapsedTime(started).TotalSeconds * _settings.Rate));
            for (; number < due; number++)
            {
                await _turns.WaitAsync(cancellationToken);
                posts.Add(PostAsync(number, cancellationToken));
            }
        }

        await Task.WhenAll(posts);
    }

    public void Dispose()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }

        _turns.Dispose();
    }

    private async Task PostAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            var random = new Random(unchecked((_settings.Seed * 7919) ^ number));
            var isValid = random.Next(100) != 0;
            var sample = Make(number, random, isValid);
            var sent = new SentEvent(number, sample.Id, Canonical.Sha256(sample.Payload), sample.Payload.Length, isValid);
            _sent[sent.Id] = sent;
            var copies = random.Next(10) == 0 ? 2 + random.Next(4) : 1;
            var tries = random.Next(3) == 0 && number < _settings.CalmFrom ? 1 : MostTries;
            var first = random.Next(_clients.Count);
            await Task.WhenAll(Enumerable.Range(0, copies).Select(copy => TellAsync(sent, sample.Payload, first + copy, tries, cancellationToken)));
        }
        finally
        {
            _turns.Release();
        }
    }

    private SampleEvent Make(int number, Random random, bool isValid)
    {
        if (isValid && random.Next(300) == 0)
        {
            return _samples.Large(number);
        }

        var content = _samples.Content(number, new JsonObject { ["number"] = number });
        if (!isValid)
        {
            content["currency"] = "QQQ";
        }

        return SampleEvents.Seal("chaos", content);
    }

    private async Task TellAsync(SentEvent sent, byte[] payload, int client, int tries, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < tries; attempt++)
        {
            var outcome = await _clients[(client + attempt) % _clients.Count].PostAsync(payload, cancellationToken);
            if (outcome.Accepted)
            {
                sent.Ack();
                return;
            }

            if (!outcome.MayRetry)
            {
                sent.Refuse();
                return;
            }

            await Task.Delay(TryAgain, _clock, cancellationToken);
        }
    }
}
