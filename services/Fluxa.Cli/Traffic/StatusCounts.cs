namespace Fluxa.Cli.Traffic;

/// <summary>Counts answers by status, from several threads.</summary>
internal sealed class StatusCounts
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(string status)
    {
        lock (_counts)
        {
            _counts[status] = _counts.GetValueOrDefault(status) + 1;
        }
    }

    public IReadOnlyDictionary<string, int> Snapshot()
    {
        lock (_counts)
        {
            return new Dictionary<string, int>(_counts);
        }
    }
}
