using System.Security.Cryptography;
using System.Text;

namespace Fluxa.Recovery.Grouping;

/// <summary>What failures of one cause have in common.</summary>
/// <param name="Group">The cause's id: 16 hexadecimal digits, the same in every process and for every tenant.</param>
/// <param name="Title">What a person reads.</param>
internal sealed record FailureCause(string Group, string Title)
{
    private const int GroupBytes = 8;
    private const int TopFrames = 3;
    private const int MaxTitle = 300;

    /// <summary>Two failures have one cause when type, queue, reason and exception are the same, and message and top frames are once what varies is taken out.</summary>
    public static FailureCause Of(string? messageType, string queue, string reason, string? exceptionType, string? exceptionMessage, string? stack)
    {
        var text = CauseText.Normalise(exceptionMessage ?? "");
        var frames = CauseText.TopFrames(stack ?? "", TopFrames);
        string[] parts = [messageType ?? "", queue, reason, exceptionType ?? "", text, .. frames];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        return new FailureCause(Convert.ToHexStringLower(hash.AsSpan(0, GroupBytes)), TitleOf(reason, exceptionType, text));
    }

    private static string TitleOf(string reason, string? exceptionType, string text)
    {
        var name = exceptionType is null ? reason : exceptionType[(exceptionType.LastIndexOfAny(['.', '+']) + 1)..];
        var title = text.Length == 0 ? name : $"{name}: {text}";
        return title.Length <= MaxTitle ? title : string.Concat(title.AsSpan(0, MaxTitle - 1).TrimEnd(), "…");
    }
}
