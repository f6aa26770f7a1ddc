namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>A chance that is the same in every run of the same seed. Mixed by SplitMix64's finaliser, so that neighbours differ.</summary>
internal static class SeededChance
{
    /// <summary>0 to 1, evenly spread over numbers and positions.</summary>
    public static double Of(int seed, string operation, int number, int position)
    {
        var state = Mix((uint)seed);
        foreach (var character in operation)
        {
            state = Mix(state ^ character);
        }

        return (Mix(Mix(state ^ (uint)number) ^ (uint)position) >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
