using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Fluxa.EndToEnd.Tests.Options;

/// <summary>Values that an option can't have, by its type and range.</summary>
internal static class WrongValues
{
    /// <summary>No address, no region, no name, no list, no folder, no connection string, too long for all of them, and no type but text.</summary>
    public static readonly string Nonsense = "\u0007 neither-this nor that; /no/such, thing" + new string('x', 300);

    private static readonly TimeSpan Moment = TimeSpan.FromTicks(1);

    public static IEnumerable<string> Of(PropertyInfo option)
    {
        yield return Nonsense;
        if (option.GetCustomAttribute<RangeAttribute>() is not { } range)
        {
            // A number or a time without limits would be an oversight.
            Assert.True(option.PropertyType == typeof(string) || option.PropertyType == typeof(bool) || option.PropertyType.IsEnum, $"{option.DeclaringType!.Name}.{option.Name} has no range");
            yield break;
        }

        foreach (var (limit, step) in new[] { (range.Minimum, -1), (range.Maximum, 1) })
        {
            yield return option.PropertyType == typeof(TimeSpan)
                ? (TimeSpan.Parse((string)limit, CultureInfo.InvariantCulture) + (step * Moment)).ToString("c", CultureInfo.InvariantCulture)
                : (Convert.ToInt64(limit, CultureInfo.InvariantCulture) + step).ToString(CultureInfo.InvariantCulture);
        }
    }
}
