using System.Runtime.CompilerServices;
using Xunit;

namespace Fluxa.Testing.Approvals;

/// <summary>
/// Holds what outside readers depend on: the text must equal the file <c>{Test class}.{name}.approved.txt</c> beside the test.
/// </summary>
/// <remarks>On a difference the new text is written next to it as <c>.received.txt</c>; to approve a change, move it over the approved one.</remarks>
public static class Approval
{
    /// <summary>Compares <paramref name="actual"/> with the approved file; line ends and a final newline don't count.</summary>
    public static void Verify(string actual, string name, string extension = "txt", [CallerFilePath] string testFile = "")
    {
        var stem = Path.Combine(
            Path.GetDirectoryName(testFile)!,
            $"{Path.GetFileNameWithoutExtension(testFile)}.{name}");
        var approvedPath = $"{stem}.approved.{extension}";
        var receivedPath = $"{stem}.received.{extension}";
        var received = Normalise(actual);

        var approved = File.Exists(approvedPath) ? Normalise(File.ReadAllText(approvedPath)) : string.Empty;
        if (approved == received)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Fail($"""
            {Path.GetFileName(approvedPath)} differs from what the code gives now.
            If the change is meant: mv '{receivedPath}' '{approvedPath}'
            --- approved
            {approved}
            --- received
            {received}
            """);
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
