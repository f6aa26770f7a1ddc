using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.LocalInfrastructure.Tests;

/// <summary>A data folder that the servers' user can reach; removed at the end of the test.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(Checkout.Find().State, "tests", System.IO.Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }

        File.Delete(Path + ".lock");
    }
}
