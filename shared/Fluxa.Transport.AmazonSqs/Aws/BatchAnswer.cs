namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>What a batch call said about each of its entries, by the entries' positions; an entry it said nothing about is null.</summary>
internal sealed class BatchAnswer<TResult>(int entries)
{
    private readonly BatchEntryAnswer<TResult>?[] _answers = new BatchEntryAnswer<TResult>?[entries];

    public int Count => _answers.Length;

    public BatchEntryAnswer<TResult>? this[int position]
    {
        get => _answers[position];
        set => _answers[position] = value;
    }
}
