namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>The rules in force, with a seeded chance, so that a run can be repeated; the first rule that hits wins.</summary>
public sealed class AwsFaultPlan(int seed)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly List<(AwsFaultRule Rule, int[] Left)> _rules = [];

    /// <summary>Adds a rule; dispose the answer to take it back.</summary>
    public IDisposable Add(AwsFaultRule rule)
    {
        var entry = (rule, new[] { rule.Times });
        lock (_lock)
        {
            _rules.Add(entry);
        }

        return new Removal(() =>
        {
            lock (_lock)
            {
                _rules.Remove(entry);
            }
        });
    }

    /// <summary>Takes every rule back.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
        }
    }

    internal AwsFault? Next(AwsCall call)
    {
        lock (_lock)
        {
            foreach (var (rule, left) in _rules)
            {
                if (left[0] > 0 && rule.Fits(call) && _random.NextDouble() < rule.Probability)
                {
                    left[0]--;
                    return rule.Fault;
                }
            }
        }

        return null;
    }

    private sealed class Removal(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
