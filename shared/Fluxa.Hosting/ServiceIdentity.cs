using System.Reflection;

namespace Fluxa.Hosting;

/// <summary>Which service this process is.</summary>
internal sealed record ServiceIdentity(string Name)
{
    public string Version { get; } =
        typeof(ServiceIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
