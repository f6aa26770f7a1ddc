namespace Fluxa.LocalInfrastructure.Checkouts;

/// <summary>The source checkout this program runs from, and where its local runs keep their files.</summary>
public sealed class Checkout
{
    private const string DataVariable = "FLUXA_DATA";

    private Checkout(string root, string state, string? data)
    {
        Root = root;
        State = state;
        Data = data ?? Path.Combine(state, "data");
        Run = data ?? Path.Combine(root, ".fluxa");
    }

    /// <summary>The folder with Fluxa.sln.</summary>
    public string Root { get; }

    /// <summary>Where binaries and data are kept: <c>.fluxa</c> in the checkout, or, for root, a folder that the unprivileged database user can read.</summary>
    public string State { get; }

    /// <summary>The folder with the pinned packages and the two Node.js programs.</summary>
    public string Deploy => Path.Combine(Root, "deploy", "local");

    /// <summary>Data of <c>fluxa up</c>, kept from one run to the next. The environment variable FLUXA_DATA names another folder, for a second run beside the first.</summary>
    public string Data { get; }

    /// <summary>Where a running <c>fluxa up</c> leaves word of itself.</summary>
    public string Run { get; }

    /// <summary>Data of tests and other passing runs.</summary>
    public string Temporary => Path.Combine(State, "temporary");

    /// <summary>Finds the checkout above the running program.</summary>
    /// <exception cref="LocalInfrastructureException">The program doesn't run from a checkout.</exception>
    public static Checkout Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Fluxa.sln")))
            {
                return At(folder.FullName);
            }
        }

        throw new LocalInfrastructureException(
            $"No Fluxa checkout above {AppContext.BaseDirectory}: run the program from where it was built.");
    }

    /// <summary>The checkout in a folder.</summary>
    /// <param name="root">The folder with Fluxa.sln.</param>
    /// <exception cref="LocalInfrastructureException">The state folder can't be trusted.</exception>
    public static Checkout At(string root) =>
        new(root, StateFolder.Prepare(root), Environment.GetEnvironmentVariable(DataVariable) is { Length: > 0 } data ? Path.GetFullPath(data) : null);
}
