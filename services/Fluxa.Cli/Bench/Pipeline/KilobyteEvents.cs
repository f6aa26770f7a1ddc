using System.Text;
using System.Text.Json.Nodes;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>Events of exactly 1 KB each, filled with text that no compression makes smaller.</summary>
internal sealed class KilobyteEvents(string userPrefix, TimeProvider clock)
{
    private const int Bytes = 1024;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private readonly SampleEvents _events = new(userPrefix, seed: 7, clock);

    public SampleEvent Make(int number)
    {
        var content = _events.Content(number, new JsonObject { ["channel"] = "pos", ["note"] = "" });
        var missing = Bytes - SampleEvents.Seal("kilobyte", content).Payload.Length;
        content["metadata"]!["note"] = Note(number, missing);
        return SampleEvents.Seal("kilobyte", content);
    }

    private static string Note(int number, int length)
    {
        var random = new Random(number);
        var note = new StringBuilder(length);
        while (note.Length < length)
        {
            note.Append(Letters[random.Next(Letters.Length)]);
        }

        return note.ToString();
    }
}
