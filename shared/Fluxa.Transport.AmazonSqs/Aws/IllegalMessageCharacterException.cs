namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>A message with a character that SQS and SNS refuse; nothing was sent.</summary>
public sealed class IllegalMessageCharacterException : Exception
{
    internal IllegalMessageCharacterException(string target, string part, int position, char character)
        : base($"The message for {target} has U+{(int)character:X4} at position {position} of its {part}, which SQS and SNS refuse: nothing was sent. "
            + "Allowed are tab, line feed, carriage return, U+0020 to U+D7FF, U+E000 to U+FFFD, and surrogates in pairs. Escape or encode the rest.")
    {
        Target = target;
        Part = part;
        Position = position;
        Character = character;
    }

    /// <summary>Gets the name of the queue or topic.</summary>
    public string Target { get; }

    /// <summary>Gets where the character is: <c>body</c>, or <c>attribute x</c>.</summary>
    public string Part { get; }

    /// <summary>Gets the position in UTF-16 units, from 0.</summary>
    public int Position { get; }

    /// <summary>Gets the character, or the half of a broken surrogate pair.</summary>
    public char Character { get; }
}
