using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Fluxa.Configuration;

/// <summary>Binds each value of a section by itself, and keeps what doesn't fit as a fault for validation to report.</summary>
internal sealed class OptionsBinding<TOptions>(IConfigurationSection section) : IValidateOptions<TOptions>
    where TOptions : class
{
    private readonly List<string> _faults = [];

    public void Bind(TOptions options)
    {
        _faults.Clear();
        foreach (var child in section.GetChildren())
        {
            BindOne(child, options);
        }
    }

    public ValidateOptionsResult Validate(string? name, TOptions options) =>
        _faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_faults);

    private void BindOne(IConfigurationSection child, TOptions options)
    {
        var property = typeof(TOptions).GetProperties().FirstOrDefault(candidate => string.Equals(candidate.Name, child.Key, StringComparison.OrdinalIgnoreCase));
        if (property is null)
        {
            _faults.Add($"{child.Path} is no option of {section.Path}, so it would have no effect: there are {Known()}.");
            return;
        }

        try
        {
            property.SetValue(options, child.Get(property.PropertyType));
        }
        catch (InvalidOperationException)
        {
            // The binder's own message repeats the value, which may be a secret.
            _faults.Add($"{child.Path} has a value that can't be read as {Word(property.PropertyType)}.");
        }
    }

    private static string Known() => string.Join(", ", typeof(TOptions).GetProperties().Where(property => property.CanWrite).Select(property => property.Name));

    private static string Word(Type type) => (Nullable.GetUnderlyingType(type) ?? type).Name switch
    {
        nameof(Boolean) => "true or false",
        nameof(Int32) or nameof(Int64) => "a whole number",
        nameof(TimeSpan) => "a time span such as 00:00:30",
        nameof(Uri) => "an address",
        _ when type.IsEnum => string.Join(" or ", Enum.GetNames(type)),
        var other => other,
    };
}
