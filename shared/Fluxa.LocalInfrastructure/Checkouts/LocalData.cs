namespace Fluxa.LocalInfrastructure.Checkouts;

/// <summary>The data of local runs, kept from one to the next.</summary>
public static class LocalData
{
    /// <summary>Where PostgreSQL's data is kept.</summary>
    /// <param name="checkout">Whose.</param>
    public static string Postgres(Checkout checkout) => Path.Combine(checkout.Data, "postgres");

    /// <summary>Where the emulator's data is kept.</summary>
    /// <param name="checkout">Whose.</param>
    public static string Emulator(Checkout checkout) => Path.Combine(checkout.Data, "emulator");

    /// <summary>Removes all of it.</summary>
    /// <param name="checkout">Whose.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    /// <exception cref="LocalInfrastructureException">A living process uses it.</exception>
    public static async Task ResetAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        foreach (var folder in new[] { Postgres(checkout), Emulator(checkout) })
        {
            Directory.CreateDirectory(checkout.Data);
            if (!await LeftBehind.RemoveAsync(folder, TimeProvider.System, cancellationToken))
            {
                throw new LocalInfrastructureException($"{folder} is in use by another process: stop that one first.");
            }
        }
    }
}
