using Amazon.CDK;
using Constructs;

namespace Fluxa.Deploy.Stateless;

/// <summary>What only whoever deploys can know. Parameters of the stack, so that synthesis needs neither an account nor a network.</summary>
internal sealed class DeployParameters(Construct scope)
{
    /// <summary>The tag of the images in all five repositories.</summary>
    public string ImageTag { get; } = AddImageTag(scope);

    /// <summary>The certificate of the load balancer's name.</summary>
    public string CertificateArn { get; } = new CfnParameter(scope, "CertificateArn", new CfnParameterProps
    {
        Type = "String",
        AllowedPattern = "^arn:aws[a-z-]*:acm:.+$",
        Description = "ARN of the ACM certificate in this region for the name that clients use",
    }).ValueAsString;

    /// <summary>Who is woken.</summary>
    public string AlarmEmail { get; } = new CfnParameter(scope, "AlarmEmail", new CfnParameterProps
    {
        Type = "String",
        AllowedPattern = "^[^@ ]+@[^@ ]+$",
        Description = "Where alarms are sent",
    }).ValueAsString;

    /// <summary>Where operators come from.</summary>
    public string OperatorCidr { get; } = new CfnParameter(scope, "OperatorCidr", new CfnParameterProps
    {
        Type = "String",
        AllowedPattern = "^[0-9.]+/[0-9]+$",
        Default = "10.0.0.0/8",
        Description = "Addresses that reach Recovery on port 8443",
    }).ValueAsString;

    /// <summary>Adds the one parameter that says which release runs.</summary>
    public static string AddImageTag(Construct scope) => new CfnParameter(scope, "ImageTag", new CfnParameterProps
    {
        Type = "String",
        AllowedPattern = "^v[0-9]+[.][0-9]+[.][0-9]+[A-Za-z0-9.-]*$",
        Description = "The release to run, such as v0.1.0: the tag of the images",
    }).ValueAsString;
}
