namespace Fluxa.Cli.Chaos;

/// <summary>Lets one fault at a time have a part; another looks for something else.</summary>
internal sealed class Turn
{
    private int _taken;

    /// <summary>Runs the fault unless the part is taken.</summary>
    public async Task AloneAsync(Func<Task> strikeAsync)
    {
        if (Interlocked.Exchange(ref _taken, 1) != 0)
        {
            return;
        }

        try
        {
            await strikeAsync();
        }
        finally
        {
            Volatile.Write(ref _taken, 0);
        }
    }
}
