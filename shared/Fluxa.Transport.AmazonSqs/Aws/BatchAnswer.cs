using System.Globalization;

namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>What a batch call said about each of its entries, by the entries' positions; null = it said nothing about that one.</summary>
internal sealed class BatchAnswer<TResult>(int entries)
{
    private readonly BatchEntryAnswer<TResult>?[] _answers = new BatchEntryAnswer<TResult>?[entries];

    public int Count => _answers.Length;

    public BatchEntryAnswer<TResult>? this[int position] => _answers[position];

    /// <summary>Takes what the answer says under an id, which is the entry's position; an id we never sent is no one's.</summary>
    public void Set(string? id, BatchEntryAnswer<TResult> answer)
    {
        if (int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position < _answers.Length)
        {
            _answers[position] = answer;
        }
    }
}
