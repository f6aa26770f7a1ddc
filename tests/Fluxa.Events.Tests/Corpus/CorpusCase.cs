using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Fluxa.Events.Tests.Corpus;

/// <summary>A line of the corpus.</summary>
internal sealed partial record CorpusCase(string Verdict, string Name, byte[] Document)
{
    /// <summary>All cases by their name, which says the file too.</summary>
    public static IReadOnlyDictionary<string, CorpusCase> All { get; } = Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.txt")
        .Order(StringComparer.Ordinal)
        .SelectMany(file => File.ReadLines(file).Where(line => line.Length > 0).Select(line => Parse(Path.GetFileNameWithoutExtension(file), line)))
        .ToDictionary(entry => entry.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names(params string[] verdicts)
        => All.Values.Where(entry => verdicts.Contains(entry.Verdict)).Select(entry => entry.Name);

    private static CorpusCase Parse(string file, string line)
    {
        var columns = line.Split('\t', 3);
        return columns is ["accept" or "reject" or "raw" or "raw-accept", var name, var document]
            ? new CorpusCase(columns[0], $"{file}: {name}", Expand(document))
            : throw new FormatException($"{file}: not a case: {line}");
    }

    private static byte[] Expand(string document)
    {
        var bytes = new List<byte>();
        var at = 0;
        foreach (Match match in Placeholder().Matches(document))
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(document[at..match.Index]));
            bytes.AddRange(match.Groups["hex"].Success
                ? Convert.FromHexString(match.Groups["hex"].Value.Replace(" ", "", StringComparison.Ordinal))
                : Repeat(Encoding.UTF8.GetBytes(match.Groups["text"].Value), int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture)));
            at = match.Index + match.Length;
        }

        bytes.AddRange(Encoding.UTF8.GetBytes(document[at..]));
        return [.. bytes];
    }

    private static IEnumerable<byte> Repeat(byte[] text, int count) => Enumerable.Range(0, count).SelectMany(_ => text);

    [GeneratedRegex("‹(?:x:(?<hex>[0-9A-F ]+)|(?<count>[0-9]+)\\*(?<text>[^›]+))›")]
    private static partial Regex Placeholder();
}
