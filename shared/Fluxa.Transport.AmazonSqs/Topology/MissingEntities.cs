using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>Collects all that an endpoint misses where nothing is deployed, so that one error names it all.</summary>
internal sealed class MissingEntities
{
    private readonly List<EntityMissingException> _missing = [];

    /// <summary>Notes that a queue or topic is missing; any other failure is thrown at once.</summary>
    public async Task ExpectAsync<T>(ValueTask<T> resolving)
    {
        try
        {
            await resolving;
        }
        catch (EntityMissingException exception)
        {
            _missing.Add(exception);
        }
    }

    /// <exception cref="EntityMissingException">Anything was missing; names all of it.</exception>
    public void ThrowIfAny()
    {
        if (_missing.Count > 0)
        {
            throw new EntityMissingException(_missing);
        }
    }
}
