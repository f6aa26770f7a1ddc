using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Deploy.Tests;

/// <summary>The files of this checkout that a deployment is made of.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Checkout.Find().Root;

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));
}
