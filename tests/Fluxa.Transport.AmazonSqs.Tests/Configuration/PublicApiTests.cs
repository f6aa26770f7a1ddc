using System.Reflection;
using System.Text;
using Fluxa.Testing.Approvals;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Configuration;

/// <summary>What other code compiles against: a change here is a change for every user.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_approved_one()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(AmazonSqsBusFactory).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.AppendLine($"{Kind(type)} {type}");
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.AppendLine($"    {member}");
            }
        }

        Approval.Verify(text.ToString(), "api");
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<string> Members(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member is not MethodInfo { IsSpecialName: true, Name: not ("op_Implicit" or "op_Explicit") })
            .Select(member => member is PropertyInfo property
                ? $"{property} {{{(property.GetMethod?.IsPublic is true ? " get;" : "")}{(property.SetMethod?.IsPublic is true ? " set;" : "")} }}"
                : $"{member}");
}
