namespace Fluxa.Events.Tests.Json;

/// <summary>A document with one to three bytes removed, doubled or changed.</summary>
internal static class Mutation
{
    private static readonly byte[] Telling = "{}[],:\"\\ 0123456789.-+eEtrufalsn/\0\n\u0080"u8.ToArray();

    public static byte[] Of(byte[] document, Random random)
    {
        var mutant = document.ToList();
        for (var change = random.Next(3); change >= 0 && mutant.Count > 0; change--)
        {
            Change(mutant, random.Next(mutant.Count), random);
        }

        return [.. mutant];
    }

    private static void Change(List<byte> mutant, int at, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                mutant.RemoveAt(at);
                break;
            case 1:
                mutant.Insert(at, mutant[random.Next(mutant.Count)]);
                break;
            case 2:
                mutant[at] = Telling[random.Next(Telling.Length)];
                break;
            default:
                mutant[at] = (byte)random.Next(256);
                break;
        }
    }
}
