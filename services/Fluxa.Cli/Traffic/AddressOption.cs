using System.CommandLine;

namespace Fluxa.Cli.Traffic;

/// <summary>Options that are a service's address.</summary>
internal static class AddressOption
{
    public static Option<Uri?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "url",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
            {
                return address;
            }

            result.AddError($"{name} must be an address such as http://localhost:8080, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };
}
