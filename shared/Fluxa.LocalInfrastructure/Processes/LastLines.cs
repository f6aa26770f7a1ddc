namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>The last lines a program wrote. Safe to use from several threads.</summary>
internal sealed class LastLines
{
    private const int Kept = 20;
    private readonly Queue<string> _lines = new();

    public void Add(string line)
    {
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Kept)
            {
                _lines.Dequeue();
            }
        }
    }

    public IReadOnlyList<string> Snapshot()
    {
        lock (_lines)
        {
            return [.. _lines];
        }
    }
}
