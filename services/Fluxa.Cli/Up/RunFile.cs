using System.Text.Json;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Up;

/// <summary>.fluxa/run.json: how other commands find what <c>fluxa up</c> runs.</summary>
internal sealed class RunFile(Checkout checkout)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Folder { get; } = checkout.Run;

    private string File => Path.Combine(Folder, "run.json");

    public RunState? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<RunState>(System.IO.File.ReadAllBytes(File), Json);
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            // Not there, or half written by a process that died: nothing runs that we could find.
            return null;
        }
    }

    public void Write(RunState state)
    {
        var draft = File + ".draft";
        System.IO.File.Delete(draft);
        using (var file = new FileStream(draft, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            JsonSerializer.Serialize(file, state, Json);
        }

        System.IO.File.Move(draft, File, overwrite: true);
    }

    public void Delete() => System.IO.File.Delete(File);
}
