namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>What became of one entry of a batch call: a result, or a fault.</summary>
internal readonly record struct BatchEntryAnswer<TResult>(TResult? Result, AwsFault? Fault);
