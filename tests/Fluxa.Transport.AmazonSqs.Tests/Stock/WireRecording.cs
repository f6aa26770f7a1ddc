namespace Fluxa.Transport.AmazonSqs.Tests.Stock;

/// <summary>What a transport sent while the scenario ran.</summary>
/// <param name="Prefix">The part of all names that was the run's own.</param>
/// <param name="Messages">The messages of each step, by target.</param>
/// <param name="Topology">Each queue, topic, subscription and policy it asked for, once.</param>
public sealed record WireRecording(string Prefix, SortedDictionary<string, List<WireMessage>> Messages, SortedSet<string> Topology);
