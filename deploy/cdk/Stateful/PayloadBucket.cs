using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Constructs;
using Fluxa.Deploy.Environments;

namespace Fluxa.Deploy.Stateful;

/// <summary>Where payloads lie that are too large for a message. Objects under <c>raw/</c> are as old as their events: nothing expires there.</summary>
internal sealed class PayloadBucket : Construct
{
    private static readonly Duration Rarely = Duration.Days(90);

    public PayloadBucket(Construct scope, EnvironmentPlan plan, IKey key)
        : base(scope, "Payloads")
    {
        Bucket = new Bucket(this, "Bucket", new BucketProps
        {
            Encryption = BucketEncryption.KMS,
            EncryptionKey = key,
            // One call to KMS for many objects.
            BucketKeyEnabled = true,
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
            EnforceSSL = true,
            Versioned = plan.KeepsData,
            RemovalPolicy = plan.KeepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
            LifecycleRules =
            [
                new LifecycleRule
                {
                    Id = "cheaper-when-old",
                    Prefix = "raw/",
                    Transitions = [new Transition { StorageClass = StorageClass.INFREQUENT_ACCESS, TransitionAfter = Rarely }],
                },
                new LifecycleRule
                {
                    Id = "no-leftovers",
                    AbortIncompleteMultipartUploadAfter = Duration.Days(1),
                    NoncurrentVersionExpiration = Duration.Days(30),
                },
            ],
        });
    }

    public Bucket Bucket { get; }
}
