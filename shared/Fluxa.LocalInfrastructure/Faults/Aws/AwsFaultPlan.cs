namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>
/// The rules in force; the first rule that hits wins. Whether the n-th call of an operation is hit follows from the seed, the operation
/// and n alone, so that a run can be repeated however its calls are interleaved.
/// </summary>
public sealed class AwsFaultPlan(int seed)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Service, string Operation), int> _calls = [];
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
            var number = _calls[(call.Service, call.Operation)] = _calls.GetValueOrDefault((call.Service, call.Operation)) + 1;
            for (var position = 0; position < _rules.Count; position++)
            {
                var (rule, left) = _rules[position];
                if (left[0] > 0 && rule.Fits(call) && SeededChance.Of(seed, call.Operation, number, position) < rule.Probability)
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
