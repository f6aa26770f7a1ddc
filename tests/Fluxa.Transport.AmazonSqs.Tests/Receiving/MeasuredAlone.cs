namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

/// <summary>Tests that look at the whole process, its heap and its unobserved exceptions, or change what all of it does: nothing else may run meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "Measured alone";
}
