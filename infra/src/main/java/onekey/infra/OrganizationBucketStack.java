package onekey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.LegacyStackSynthesizer;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.StarPrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.BucketNamespace;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * The bucket from which the accounts of the organization get the code of the functions. A stack of
 * its own, because it must be there before the CDK command line uploads what {@link
 * OrganizationStack} needs.
 *
 * <p>Nothing in it expires: a failed update goes back to the earlier jar, and an account that comes
 * later needs the current one. It stays when the stack is deleted.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html">Bucket
 *     names that only one account can create</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">The
 *     meaning of public: a fixed aws:PrincipalOrgID is not</a>
 */
final class OrganizationBucketStack extends Stack {

  static final String NAME = "OneKeyOrganizationBucketStack";

  private static final String PREFIX = "onekey";

  private final String bucketName;

  /** Defines the stack. */
  OrganizationBucketStack(Construct app, Settings settings, OrganizationSettings organization) {
    super(
        app,
        NAME,
        StackProps.builder()
            .description("The bucket that the accounts of the organization get OneKey from.")
            .env(
                Environment.builder()
                    .account(organization.account())
                    .region(organization.region())
                    .build())
            // No bootstrap: the template is small enough to be sent as it is.
            .synthesizer(new LegacyStackSynthesizer())
            .build());
    this.bucketName =
        "%s-%s-%s-an".formatted(PREFIX, organization.account(), organization.region());
    var bucket =
        Bucket.Builder.create(this, "Assets")
            .bucketNamePrefix(PREFIX)
            .bucketNamespace(BucketNamespace.ACCOUNT_REGIONAL)
            .versioned(true)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    bucket.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("ReadByTheOrganization")
            .principals(List.of(new StarPrincipal()))
            .actions(List.of("s3:GetObject", "s3:GetObjectVersion"))
            .resources(List.of(bucket.arnForObjects("*")))
            .conditions(Map.of("StringEquals", Map.of("aws:PrincipalOrgID", organization.id())))
            .build());
    settings.tags().values().forEach((key, value) -> Tags.of(this).add(key, value));
  }

  /** The name that the bucket gets: its prefix, the account, the Region, and the namespace. */
  String bucketName() {
    return bucketName;
  }
}
