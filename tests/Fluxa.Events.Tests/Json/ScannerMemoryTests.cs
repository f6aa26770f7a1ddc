using System.Text;
using Fluxa.Events.Json;

namespace Fluxa.Events.Tests.Json;

/// <summary>Memory stays flat and limits hold, whatever the document.</summary>
public sealed class ScannerMemoryTests
{
    private const int PieceLength = 64 * 1024;

    [Theory]
    [InlineData("[\"", "text ")]
    [InlineData("{\"", "name ")]
    [InlineData("[0", ",{\"a\":1}")]
    [InlineData("[0", ",[\"\\ud83d\\ude00\",1.5e10]")]
    [InlineData("[0", " ")]
    public void Ten_mebibytes_take_less_than_64_KiB(string start, string repeated)
    {
        var piece = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, PieceLength / repeated.Length)));
        var scanner = new StrictJsonScanner(new ScannerProbe());
        scanner.Append(Encoding.UTF8.GetBytes(start));
        scanner.Append(piece);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var read = 0; read < 10 * 1024 * 1024; read += piece.Length)
        {
            Assert.True(scanner.Append(piece));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    [Fact]
    public void Holds_at_most_65536_names_at_once()
    {
        var most = Object(JsonLimits.MaxOpenNames);
        var tooMany = Object(JsonLimits.MaxOpenNames + 1);

        Assert.Null(ScannerProbe.FaultOf(most));
        Assert.Contains("65,536 member names", ScannerProbe.FaultOf(tooMany)?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_the_names_of_open_objects_only()
    {
        var half = Encoding.UTF8.GetString(Object(JsonLimits.MaxOpenNames / 2));

        Assert.Null(ScannerProbe.FaultOf(Encoding.UTF8.GetBytes($"[{half},{half},{half}]")));
    }

    [Fact]
    public void Refuses_numbers_that_the_database_would_write_out_at_length()
    {
        var numbers = Encoding.UTF8.GetBytes("[0" + string.Concat(Enumerable.Repeat(",1e308", 220_000)) + "]");

        Assert.Contains("64 MiB", ScannerProbe.FaultOf(numbers)?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_small_objects_after_a_large_one_are_quick()
    {
        var large = Encoding.UTF8.GetString(Object(60_000));
        var small = Encoding.UTF8.GetString(Object(20));
        var document = Encoding.UTF8.GetBytes($"[{large}{string.Concat(Enumerable.Repeat("," + small, 50_000))}]");

        // Emptying the large object's set for each small one would take minutes: the test would time out, not fail slowly.
        Assert.Null(ScannerProbe.FaultOf(document));
    }

    private static byte[] Object(int names)
        => Encoding.UTF8.GetBytes("{" + string.Join(',', Enumerable.Range(0, names).Select(number => $"\"{number}\":0")) + "}");
}
