namespace Fluxa.Events.Json;

/// <summary>
/// The member names of the objects that are open, as hashes: finds a repeated one. Small objects share one list and are
/// searched in order; an object that outgrows <see cref="Searched"/> names gets a set.
/// </summary>
internal sealed class OpenNames
{
    private const int Searched = 16;

    /// <summary>A larger set is not kept for the next object: emptying it costs its size, however few names it then holds.</summary>
    private const int KeptSetSize = 512;

    private readonly Level[] _levels = new Level[JsonLimits.MaxDepth];
    private UInt128[] _recent = new UInt128[Searched];
    private HashSet<UInt128>? _spare;
    private int _depth;
    private int _used;

    /// <summary>How many names are held now.</summary>
    public int Count { get; private set; }

    public void OpenObject() => _levels[_depth++] = new Level { Start = _used };

    public void CloseObject()
    {
        ref var level = ref _levels[--_depth];
        Count -= level.Count;
        _used = level.Start;
        if (level.Set is { Count: <= KeptSetSize } set)
        {
            set.Clear();
            _spare = set;
        }

        level.Set = null;
    }

    /// <summary>Takes a name of the innermost object; false when the object has it already.</summary>
    public bool Add(UInt128 name)
    {
        ref var level = ref _levels[_depth - 1];
        if (level.Set is null && level.Count == Searched)
        {
            level.Set = _spare ?? [];
            _spare = null;
            level.Set.UnionWith(_recent[level.Start.._used]);
        }

        var added = level.Set is null ? AddToList(ref level, name) : level.Set.Add(name);
        if (added)
        {
            level.Count++;
            Count++;
        }

        return added;
    }

    private bool AddToList(ref Level level, UInt128 name)
    {
        if (_recent.AsSpan(level.Start, level.Count).Contains(name))
        {
            return false;
        }

        if (_used == _recent.Length)
        {
            Array.Resize(ref _recent, _used * 2);
        }

        _recent[_used++] = name;
        return true;
    }

    private struct Level
    {
        public int Start;
        public int Count;
        public HashSet<UInt128>? Set;
    }
}
