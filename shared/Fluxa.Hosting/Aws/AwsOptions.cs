using System.ComponentModel.DataAnnotations;

namespace Fluxa.Hosting.Aws;

/// <summary>Which AWS account, region and endpoint the service talks to.</summary>
public sealed class AwsOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Aws";

    /// <summary>The region's system name, such as <c>eu-central-1</c>; default <c>us-east-1</c>. It also signs the requests to <see cref="ServiceUrl"/>.</summary>
    [RegularExpression("^[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}$", ErrorMessage = "Fluxa:Aws:Region is not the name of a region such as eu-central-1, and no request could be signed.")]
    [Required(ErrorMessage = "Fluxa:Aws:Region is empty, and no request could be signed.")]
    public string Region { get; set; } = "us-east-1";

    /// <summary>An absolute http(s) address instead of AWS's, for an emulator or a VPC endpoint; default empty: AWS itself.</summary>
    public string ServiceUrl { get; set; } = "";

    /// <summary>The access key id; default empty. With both keys empty the AWS default chain is asked: environment, profile, container and instance roles.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{0,128}$", ErrorMessage = "Fluxa:Aws:AccessKey is no access key id (letters, digits, _ and -), and no request could be signed.")]
    public string AccessKey { get; set; } = "";

    /// <summary>The secret access key; default empty. A secret: set it by the environment or not at all.</summary>
    [RegularExpression("^[!-~]*$", ErrorMessage = "Fluxa:Aws:SecretKey is no secret access key (visible ASCII without blanks), and no request could be signed.")]
    public string SecretKey { get; set; } = "";
}
